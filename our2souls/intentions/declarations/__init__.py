"""What this package declares to those below it: what is personal, which notices there are, what a note is about."""
