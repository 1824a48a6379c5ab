"""Tests of the list of therapists."""
