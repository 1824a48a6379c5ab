"""Tries at passwords and codes."""
