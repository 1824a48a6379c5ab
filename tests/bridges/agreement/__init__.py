"""The agreement of a bridge: what is told of it, and what its page shows."""
