"""A form that was sent before, and words that could not be saved."""
