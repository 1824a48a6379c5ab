"""What is in a vault: how it lies there, its list, what could come to it, and taking it along."""
