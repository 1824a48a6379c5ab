"""Tags of the people package's pages."""
