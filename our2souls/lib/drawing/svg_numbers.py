"""How a coordinate is written in an SVG: at most two decimals, no trailing zeros, never an exponent."""


def figure(value: float) -> str:
    """`value` as the shortest text that is within a hundredth of it: 3.5 becomes "3.5", 42.0 "42", -0.001 "0"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def percent(value: float) -> str:
    """`value` (0 to 100) as a percentage for an SVG attribute, which needs no inline style: "42%"."""
    return f"{figure(value)}%"


def clamp(value: float, low: float, high: float) -> float:
    """`value`, or the end of the range it lies beyond."""
    return max(low, min(high, value))
