"""Plugins of our own for the test runner."""
