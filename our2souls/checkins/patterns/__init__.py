"""Patterns: where on the grid, when and in which words, by week, month and year; one’s own, and what both shared."""
