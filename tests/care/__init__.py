"""Tests of what is for therapists."""
