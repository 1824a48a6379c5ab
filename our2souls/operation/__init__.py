"""What a host does to what is kept: backup, restore, a look over it, new keys."""
