"""One module a command; it only reads its arguments."""
