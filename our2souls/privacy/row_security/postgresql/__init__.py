"""PostgreSQL as Our2Souls speaks to it: each statement goes out with who is looking, said for one transaction."""
