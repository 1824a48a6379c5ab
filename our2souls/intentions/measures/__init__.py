"""Measures: the number an intention is followed by, its entries, totals and projection."""
