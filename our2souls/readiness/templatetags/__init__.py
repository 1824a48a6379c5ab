"""Template tags of the readiness test."""
