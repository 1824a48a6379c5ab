"""How it will be: notes with words and photos that keep a dream or an intention before our eyes."""
