"""Pairing: invitations, joining, separation."""
