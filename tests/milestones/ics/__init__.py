"""Dates out of a calendar’s file."""
