"""The command about help lines."""
