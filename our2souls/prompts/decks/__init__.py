"""The decks that come along: their file format, its checker, and the prompts in it."""
