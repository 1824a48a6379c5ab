"""Dreams, intentions and days on one line: the horizon and the five-year plan."""
