"""Questions to talk about: decks of ours and of one’s own, answered apart or together."""
