"""The host's side: settings from the environment, the secret keys' files, the one command, all packages wired."""
