"""Scores of the test: pure functions over values, exact (fractions), without a framework."""
