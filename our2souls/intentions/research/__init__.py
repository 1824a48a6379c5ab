"""Research: what was found out for an intention."""
