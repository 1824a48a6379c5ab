"""How a notice leaves the house. Only the outbox sends through these."""
