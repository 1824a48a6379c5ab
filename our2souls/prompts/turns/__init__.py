"""Turns: one prompt at a time for a couple, answered apart and opened together, or just talked about."""
