"""The weave: what is done is spun into one cord, ahead run two open threads, a lens marks the place.

A strand is a wave of period 22 and amplitude 2.5, drawn 3.2 thick, with a gap of 7.3 where it passes under the other.
"""

from dataclasses import dataclass
from math import hypot

from our2souls.lib.drawing.circles import lens
from our2souls.lib.drawing.svg_numbers import clamp, figure, percent

HALF_PERIOD, AMPLITUDE, GAP, MIDDLE = 11.0, 2.5, 7.3, 8.0
HALF_WAVES = 104
"""Enough for 1,144 px; longer cords are clipped at the value anyway."""
HANDLE = 4.67
REACH = 2400
"""How far the open threads run: wider than any page."""


@dataclass(frozen=True, slots=True)
class CordStrand:
    """One strand of the cord: its path, and the dashes that let it pass under the other."""

    path: str
    dashes: str
    offset: str


def _half_wave(*, up: bool) -> str:
    # A cubic with both handles at 4/3 of the amplitude peaks exactly at the amplitude.
    height = AMPLITUDE * 4 / 3 * (-1 if up else 1)
    near, far, rise = figure(HANDLE), figure(HALF_PERIOD - HANDLE), figure(height)
    return f"c{near} {rise} {far} {rise} {figure(HALF_PERIOD)} 0"


def _half_length(steps: int = 2000) -> float:
    """How long one half wave is along the curve."""
    height = AMPLITUDE * 4 / 3
    xs, ys = (0, HANDLE, HALF_PERIOD - HANDLE, HALF_PERIOD), (0, height, height, 0)
    total, last = 0.0, (0.0, 0.0)
    for step in range(1, steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        here = (
            sum(w * x for w, x in zip(weights, xs, strict=True)),
            sum(w * y for w, y in zip(weights, ys, strict=True)),
        )
        total += hypot(here[0] - last[0], here[1] - last[1])
        last = here
    return total


def strands() -> tuple[CordStrand, CordStrand]:
    """Both strands: A begins upwards and over, B downwards and under."""
    half = _half_length()
    dash = 2 * half - GAP
    dashes = f"{dash:.3f} {figure(GAP)}"
    paths = [
        f"M0 {figure(MIDDLE)}" + "".join(_half_wave(up=(wave % 2 == 0) == first_up) for wave in range(HALF_WAVES))
        for first_up in (True, False)
    ]
    return CordStrand(paths[0], dashes, f"{dash / 2:.3f}"), CordStrand(paths[1], dashes, f"{dash / 2 + half:.3f}")


def open_threads() -> tuple[str, str]:
    """The two threads ahead: they leave the lens close together and part."""
    return f"M0 7C16 7 16 4.5 34 4.5H{REACH}", f"M0 9C16 9 16 11.5 34 11.5H{REACH}"


def cord_lens() -> str:
    """The lens that marks the place, around the origin of a 16 high frame."""
    return lens(0, MIDDLE, 9, 4.2)


@dataclass(frozen=True, slots=True)
class ProgressCord:
    """Where a cord of a given value ends, as SVG percentages, and how large it is drawn."""

    value: int
    done: str
    ahead: str
    height: int
    scale: str


def progress_cord(value: float, *, large: bool = False) -> ProgressCord:
    """A cord of `value` per cent (kept within 0 and 100, rounded down: nothing looks reached before it is)."""
    whole = int(clamp(value, 0, 100))
    return ProgressCord(whole, percent(whole), percent(100 - whole), 24 if large else 16, "scale(1.5)" if large else "")
