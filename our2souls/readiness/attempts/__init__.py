"""Attempts: one person’s way through an instrument and their responses."""
