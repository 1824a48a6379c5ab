"""Tags of the story's pages."""
