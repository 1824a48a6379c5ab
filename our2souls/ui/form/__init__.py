"""Forms: their fields and controls, their keys, what happens when two edit at once."""
