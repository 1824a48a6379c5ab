"""Commands for whoever hosts it."""
