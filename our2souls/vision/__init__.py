"""Vision notes: text and photos that picture the future, on a dream or an intention."""
