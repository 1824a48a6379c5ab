"""Who may see what: viewers, fail-closed managers, keys, encrypted columns, audiences, the audit log and the personal-data registry."""
