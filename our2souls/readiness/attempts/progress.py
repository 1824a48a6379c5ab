"""How far one is in the questions: inside the part, and in all of it."""

from collections.abc import Collection
from dataclasses import dataclass

from our2souls.readiness.attempts import text
from our2souls.readiness.instrument.model import Instrument, Item


@dataclass(frozen=True, slots=True)
class AttemptProgress:
    """How far one is: in the part, and in all of it. Lengths are written as SVG wants them."""

    part: str
    at: int
    of: int
    answered: int
    total: int
    done: str
    stops: list[str]


def progress(instrument: Instrument, items: tuple[Item, ...], n: int, answered: Collection[str]) -> AttemptProgress:
    """Where the question at place `n` (from 1) lies among those that are asked; a module counts as a part of its own."""
    modules = {area.key: area for area in instrument.modules}
    parts = [item.area if item.area in modules else item.part for item in items]
    here = parts[n - 1]
    inside = [number for number, part in enumerate(parts, 1) if part == here]
    title = (modules.get(here) or next(part for part in instrument.parts if part.key == here)).title
    ends = [number for number in range(1, len(items)) if parts[number] != parts[number - 1]]
    count = sum(item.key in answered for item in items)
    return AttemptProgress(
        part=text.localized(title),
        at=n - inside[0] + 1,
        of=len(inside),
        answered=count,
        total=len(items),
        done=_along(count / len(items)),
        stops=[_along(each / len(items)) for each in ends],
    )


def _along(share: float) -> str:
    return f"{1 + 98 * share:.1f}%"
