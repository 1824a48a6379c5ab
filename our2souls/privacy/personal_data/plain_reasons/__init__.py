"""Why columns lie plain, theme by theme."""
