"""Taking one's data along, and bringing it back."""
