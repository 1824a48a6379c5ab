"""The photo at the top of an intention: one of those on its vision notes."""
