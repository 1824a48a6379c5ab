"""What this package declares to those below it: personal data, notifications, what a search finds."""
