"""How often the named months hold.

`python -m tests.intentions.measures.projection_coverage` prints the table of docs/science/pace.md.

Each life is one couple's: months of history, a day today, a target; then the same world goes on until the target is reached,
and the month in which that happens is compared with what was projected. Nothing here knows how the projection is made.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from our2souls.intentions.measures import projection

SEED, LIVES = 20261123, 4000
BEGAN = date(2015, 1, 1)
type World = Callable[[random.Random, int, int], float]


def steady(dice: random.Random, _month: int, _now: int) -> float:
    """About the same each month."""
    return dice.gauss(500, 100)


def wavering(dice: random.Random, _month: int, _now: int) -> float:
    """Much or little, as life goes."""
    return dice.gauss(500, 350)


def skewed(dice: random.Random, _month: int, _now: int) -> float:
    """Mostly a little, sometimes a lot."""
    return dice.lognormvariate(5.8, 0.9)


def rare(dice: random.Random, _month: int, _now: int) -> float:
    """Something in two months of five, nothing in the others."""
    return dice.uniform(600, 1800) if dice.random() < 0.4 else 0.0


def back_and_forth(dice: random.Random, _month: int, _now: int) -> float:
    """Put in each month, taken out now and then."""
    return dice.gauss(600, 80) - (dice.uniform(500, 1500) if dice.random() < 0.12 else 0)


def seasonal(dice: random.Random, month: int, _now: int) -> float:
    """A double month each December."""
    return dice.gauss(400, 60) * (3 if month % 12 == 11 else 1)


def growing(dice: random.Random, month: int, _now: int) -> float:
    """A little more each month."""
    return dice.gauss(300 + 8 * month, 100)


def halved(dice: random.Random, month: int, now: int) -> float:
    """Half as much from today on: nobody can know."""
    return dice.gauss(500 if month < now else 250, 100)


WORLDS: tuple[World, ...] = (steady, wavering, skewed, rare, back_and_forth, seasonal, growing, halved)


@dataclass(slots=True)
class Count:
    """What came of the lives in one world."""

    lives: int = 0
    projected: int = 0
    inside: int = 0
    sooner: int = 0
    later: int = 0
    hardly: int = 0
    width: int = 0


def live(world: World, dice: random.Random, count: Count) -> None:
    """One couple: what is projected today, and what came."""
    now = dice.randint(6, 48)
    brought = [world(dice, month, now) for month in range(now)]
    today = _month(now).replace(day=dice.randint(1, 28))
    arrives = dice.randint(1, 28)
    here = world(dice, now, now)
    came = here if arrives <= today.day else 0.0
    usual = sum(brought) / now
    target = sum(brought) + came + abs(usual) * dice.uniform(4, 40)
    months = [(_month(at), Decimal(repr(each))) for at, each in enumerate([*brought, came]) if each]
    total = sum((each for _day, each in months), Decimal(0))
    found = projection.project(months, total=total, target=Decimal(repr(target)), today=today)
    count.lives += 1
    if not isinstance(found, projection.Projection):
        return
    count.projected += 1
    total_then, at = float(total) + (here - came), now
    while total_then < target and at < now + 600:
        at += 1
        total_then += world(dice, at, now)
    there = _month(at)
    count.inside += found.early <= there <= found.late
    count.sooner += there < found.early
    count.later += there > found.late
    count.hardly += there < found.hardly_before
    count.width += (found.late.year - found.early.year) * 12 + found.late.month - found.early.month


def _month(at: int) -> date:
    return date(BEGAN.year + at // 12, at % 12 + 1, 1)


def coverage(lives: int = LIVES, seed: int = SEED) -> dict[str, Count]:
    """What came of so many lives in each world."""
    counts = {}
    for world in WORLDS:
        dice, count = random.Random(f"{seed}-{world.__name__}"), Count()
        for _life in range(lives):
            live(world, dice, count)
        counts[world.__name__] = count
    return counts


def table(counts: dict[str, Count]) -> str:
    """The table of the page."""
    rows = ["| months are | a date was named | there in the range | sooner | later | before “hardly before” | width |"]
    rows.append("| --- | --- | --- | --- | --- | --- | --- |")
    for name, c in counts.items():
        shares = [f"{100 * part / c.projected:.1f} %" for part in (c.inside, c.sooner, c.later, c.hardly)]
        named = f"{100 * c.projected / c.lives:.0f} %"
        rows.append(
            f"| {name.replace('_', ' ')} | {named} | {' | '.join(shares)} | {c.width / c.projected:.1f} months |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    print(table(coverage()))  # noqa: T201 - that is what it is for
