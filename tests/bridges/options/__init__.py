"""Tests of a bridge’s options."""
