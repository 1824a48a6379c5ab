"""Who may see what: viewers, fail-closed managers, keys, encrypted columns, audiences, audit log, personal-data registry."""
