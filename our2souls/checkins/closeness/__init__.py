"""How close one feels: a question a week, one’s own weeks, and those of both once both chose that."""
