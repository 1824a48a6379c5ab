"""Tests of the pure library."""
