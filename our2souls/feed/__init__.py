"""The days of one person as a calendar that other programs read."""
