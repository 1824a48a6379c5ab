"""What this package declares to those below it: what is personal, and which notifications there are."""
