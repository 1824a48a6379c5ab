"""Environment variables and secret files."""
