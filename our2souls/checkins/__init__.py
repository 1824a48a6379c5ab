"""How we feel: a word on a grid, for oneself first and for the partner as far as one opens it."""
