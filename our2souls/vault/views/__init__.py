"""Pages of the vault: itself with its passphrase, and what is in it."""
