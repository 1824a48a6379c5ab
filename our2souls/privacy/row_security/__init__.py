"""Row-level security on PostgreSQL: the managers' rules once more, kept by the database itself."""
