"""What two do together again and again: when, and what comes of it each time."""
