"""The host's side: settings from the environment, the secret keys' files, the one command, the wiring of all packages."""
