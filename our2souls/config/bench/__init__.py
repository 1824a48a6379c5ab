"""Measuring home against the floor: the smallest honest page of the same framework and server, in the same run."""
