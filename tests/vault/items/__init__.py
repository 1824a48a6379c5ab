"""What is in a vault."""
