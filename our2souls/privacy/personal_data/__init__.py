"""What is held of a person: who holds it, how it is exported, how it is erased."""
