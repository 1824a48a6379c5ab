"""The brief: what the two opened, laid out for a session."""
