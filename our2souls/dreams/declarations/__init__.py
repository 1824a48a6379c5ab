"""What this package declares to those below it: personal data, notifications, what notes are about and what a search finds."""
