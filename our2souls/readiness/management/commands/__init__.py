"""Commands of the readiness test."""
