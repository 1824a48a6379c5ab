"""What a bridge is, in which state, and who may do what in it."""
