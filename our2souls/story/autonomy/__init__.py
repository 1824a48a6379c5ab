"""What a person’s own facts say about themselves, to them alone, until they share a statement."""
