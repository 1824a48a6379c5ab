"""What this package declares to those below it: what is personal, which notification there is, and what a search finds."""
