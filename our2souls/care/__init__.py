"""Therapists: whom a couple lets see chosen parts, for a time; what these read, and every look at it."""
