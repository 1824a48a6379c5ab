"""How feelings, closeness and follow-through moved, by month and by year."""
