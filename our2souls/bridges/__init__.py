"""Bridges: the guided dialogue of two for dreams that diverge."""
