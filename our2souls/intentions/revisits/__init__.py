"""Revisits: monthly another look, answered apart, opened together."""
