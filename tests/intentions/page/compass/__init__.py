"""Tests of the compass."""
