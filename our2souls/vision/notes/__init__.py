"""Vision notes and their board."""
