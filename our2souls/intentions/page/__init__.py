"""An intention’s page, the list of intentions, and a new one."""
