"""Who sits at the table, and which parts of theirs the two open to them: each yes, each end."""
