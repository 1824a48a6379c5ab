"""A person's vault: dreams, moods and notes of their own under a passphrase that only they know."""
