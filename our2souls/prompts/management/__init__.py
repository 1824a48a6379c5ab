"""What somebody who writes a deck does."""
