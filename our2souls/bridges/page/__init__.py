"""The pages of bridges: all of them, and one as it stands now."""
