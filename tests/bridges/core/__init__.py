"""Tests of what a bridge is."""
