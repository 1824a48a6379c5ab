"""Days out of a calendar’s file: read, seen by whoever brings it, chosen, and only then the couple’s."""
