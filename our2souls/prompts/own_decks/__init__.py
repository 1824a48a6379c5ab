"""Decks of a couple’s own: written by either, changed by either, taken along and brought in as a table."""
