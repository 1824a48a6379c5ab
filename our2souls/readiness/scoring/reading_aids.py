"""Reading aids: three remarks for the person alone about how they answered. They change no score."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import Literal

Aid = Literal["fast", "same", "rosy"]

FAST_SECONDS = 3
FEWEST_SCREENS = 10
SAME_SHARE = Fraction(9, 10)
FEWEST_NUMBERS = 12
ROSY = 4


def reading_aids(seconds: Sequence[float], given: Sequence[int], idealisation: Sequence[int | None]) -> frozenset[Aid]:
    """Which remarks hold, from the seconds of each screen, every number given before keying, and the idealisation ones.

    "fast": the median screen took under 3 seconds (at least 10 screens); two seconds an item are the usual sign of answers
    without reading (Huang and others 2012), and a screen here has more to read. "same": nine tenths of at least 12 numbers
    are one number; as many statements are reversed as not, so that nobody means it throughout. "rosy": every idealisation
    statement asked was answered, and with 4 or 5 (after the idealistic distortion of Fowers & Olson). Bounds are ours.
    """
    aids: set[Aid] = set()
    if len(seconds) >= FEWEST_SCREENS and median(seconds) < FAST_SECONDS:
        aids.add("fast")
    if len(given) >= FEWEST_NUMBERS and max(Counter(given).values()) >= SAME_SHARE * len(given):
        aids.add("same")
    if idealisation and all(number is not None and number >= ROSY for number in idealisation):
        aids.add("rosy")
    return frozenset(aids)
