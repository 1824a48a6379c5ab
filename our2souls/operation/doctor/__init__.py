"""A look over everything that is kept, and what can be mended."""
