"""One speaks, the other says back what they heard, until it is right; then they swap."""
