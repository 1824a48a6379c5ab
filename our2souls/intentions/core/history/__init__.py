"""What happened to an intention: its acts, their sentences, whose the words are."""
