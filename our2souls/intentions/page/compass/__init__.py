"""What both chose and why, one tap away while something is hard."""
