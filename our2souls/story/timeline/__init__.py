"""The couple's time line: derived from its sources each time it is read, never copied."""
