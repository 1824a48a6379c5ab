"""Help and crisis lines by country, as a file says them: ours, or the host's."""
