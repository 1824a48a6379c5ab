"""The pages of bridges."""
