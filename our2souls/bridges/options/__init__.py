"""Ways that could honour both, rated unseen and opened together."""
