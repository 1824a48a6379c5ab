"""Entries from a CSV file and back: format, cells, preview, import."""
