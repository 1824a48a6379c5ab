"""What a browser or a phone keeps of the app, and how it is locked and left there."""
