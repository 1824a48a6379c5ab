"""A year of the two, on a page to print and as a PDF."""
