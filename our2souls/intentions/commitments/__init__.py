"""Commitments: what one promises to do, once or again and again."""
