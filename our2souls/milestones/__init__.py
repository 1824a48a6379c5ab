"""The couple’s own days: what they are, when they come round, what is said on them."""
