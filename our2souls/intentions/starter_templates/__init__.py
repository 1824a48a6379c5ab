"""Starter templates: a first plan for an intention."""
