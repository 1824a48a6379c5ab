"""Sittings: two attempts that belong together."""
