"""The budget of an intention."""
