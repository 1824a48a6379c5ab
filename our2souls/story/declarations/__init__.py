"""What the story tells the packages below it."""
