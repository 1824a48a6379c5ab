"""Three demo couples, made through the acts."""
