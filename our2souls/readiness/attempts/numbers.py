"""A response as a number."""

TAPS = ("wish", "importance", "bend", "guess")


def number(value: object, highest: int) -> int | None:
    """A whole number from 1 to `highest`, or None for everything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= highest else None
