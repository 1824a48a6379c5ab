"""What both sign, and the look at it on its day."""
