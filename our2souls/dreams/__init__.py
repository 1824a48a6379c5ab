"""Dreams and intentions: own hopes, rooting for them, weaving them into what both choose, and living toward it."""
