"""Tries at passwords and codes, counted for all processes together."""
