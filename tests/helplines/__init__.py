"""Tests of the help lines."""
