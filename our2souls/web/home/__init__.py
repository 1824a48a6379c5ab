"""Home: one alone, one who waits, a couple that has just begun, and a couple."""
