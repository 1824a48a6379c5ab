"""New keys for what is kept, while the server runs."""
