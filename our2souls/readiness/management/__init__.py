"""What an operator does with the readiness test."""
