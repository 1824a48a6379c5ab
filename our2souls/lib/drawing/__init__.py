"""The geometry of the marks, pure: what goes in are numbers and dates, what comes out are coordinates and paths."""
