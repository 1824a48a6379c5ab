"""Instruments: the test’s questions, read from files, checked and kept."""
