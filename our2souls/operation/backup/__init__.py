"""Copies of all that is kept, the keys apart from the data, and putting them back."""
