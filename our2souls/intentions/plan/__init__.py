"""Milestones of an intention and their substeps."""
