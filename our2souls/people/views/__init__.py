"""Pages of the people package: the two of them, oneself, inviting and joining, leaving."""
