"""The pages of the test, one module for each idea."""
