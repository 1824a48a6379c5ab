"""An intention: the words it came from, both whys, both yeses, its life and its history."""
