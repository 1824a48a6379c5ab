"""Pages of vision notes and letters."""
