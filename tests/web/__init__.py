"""The shell and the kit."""
