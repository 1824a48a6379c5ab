"""What this package declares to those below it: personal data and notifications."""
