"""The readiness test of the demo couples."""
