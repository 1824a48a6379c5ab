"""The report: what a sitting discloses, in words and drawings, and what follows."""
