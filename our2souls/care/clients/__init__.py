"""What a therapist has: their terms, their clients, and the pages that they read."""
