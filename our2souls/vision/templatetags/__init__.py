"""Template tags of vision notes."""
