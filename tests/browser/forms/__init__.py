"""Forms in a real browser: sent in place, put in order, kept when the line breaks."""
