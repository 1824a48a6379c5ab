"""How fast a number grows, and when it may be there: pure, and the same answer for the same entries.

The method, with its sources and how often it holds, is in docs/science/pace.md. In short: the net amounts of complete months
(a month without entries is a zero) are taken as steps of a random walk with drift; recent months weigh more; the time to
cover what is left then follows an inverse Gaussian distribution (Schrödinger 1915, Folks and Chhikara 1978) whose drift is
itself uncertain (Whitmore 1986). Nothing is said where the entries don't carry it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, erfc, exp, pi, sqrt
from statistics import NormalDist
from typing import Literal

HALF_LIFE = 12
"""Months after which a month weighs half as much."""
ENOUGH = 4
"""Complete months with entries, below which nothing is said."""
QUIET = 6
"""Complete months without any entry, after which nothing is said."""
FARTHEST = 180
"""Months beyond which no date is named."""
COARSE = 10
"""A pace below this is named in two figures: 9 lessons a month, not 9.03."""
STEADIEST = 0.1
"""No pace is taken to vary by less than this share of itself: a few equal months are no promise of the next ones."""
HARDLY, EARLY, MIDDLE, LATE = 0.025, 0.1, 0.5, 0.9
"""The shares of possible futures in which it is there by the days that are named."""

type Why = Literal["reached", "nothing", "few", "quiet", "falling", "unsteady", "far"]


@dataclass(frozen=True, slots=True)
class Pace:
    """What a month brings, lately: the weighted mean, how much months differ, and how many months that is worth."""

    mean: float
    spread: float
    worth: float


@dataclass(frozen=True, slots=True)
class Projection:
    """Months (by their first day) in which it may be there: hardly before, likely between, around."""

    pace: Decimal
    hardly_before: date
    early: date
    around: date
    late: date


@dataclass(frozen=True, slots=True)
class NoProjection:
    """That no month is named, and why not; with the pace where there is one."""

    why: Why
    pace: Decimal | None = None


def project(  # noqa: PLR0911 - one for each reason not to
    months: Sequence[tuple[date, Decimal]],
    *,
    total: Decimal,
    target: Decimal,
    today: date,
    start_on: date | None = None,
) -> Projection | NoProjection:
    """When `target` may be reached, from the net amounts of months (any day of each, sorted) and the `total` there is.

    `start_on` is the day the count began, where that was before the first entry.
    """
    if total >= target > 0:
        return NoProjection("reached")
    if not months:
        return NoProjection("nothing")
    steps = complete_months(months, today=today, start_on=start_on)
    if sum(1 for step in steps if step is not None) < ENOUGH:
        return NoProjection("few")
    if not any(step is not None for step in steps[-QUIET:]):
        return NoProjection("quiet")
    pace = pace_of([float(step or 0) for step in steps])
    rounded = _rounded(pace.mean)
    if pace.mean <= 0:
        return NoProjection("falling", rounded)
    spread = pace.spread * _small_sample(pace.worth)
    doubt = spread / sqrt(pace.worth)
    if pace.mean <= NormalDist().inv_cdf(LATE) * doubt:
        return NoProjection("unsteady", rounded)
    left = float(target - total)
    if arrived_by(FARTHEST, left=left, drift=pace.mean, spread=spread, doubt=doubt) < LATE:
        return NoProjection("far", rounded)
    passed = _passed(months, pace.mean, today)
    named = [
        _month(today, ceil(passed + time_of(share, left=left, drift=pace.mean, spread=spread, doubt=doubt)) - 1)
        for share in (HARDLY, EARLY, MIDDLE, LATE)
    ]
    return Projection(rounded, *named)


def complete_months(
    months: Sequence[tuple[date, Decimal]], *, today: date, start_on: date | None = None
) -> list[Decimal | None]:
    """The net amounts of all complete months, oldest first; None for a month without entries.

    The month in which counting began is complete only when it began on its first day; the present one never is.
    """
    sums = {_index(day): amount for day, amount in months}
    first = min([*sums, *([_index(start_on)] if start_on else [])])
    whole = start_on is not None and start_on.day == 1 and _index(start_on) == first
    return [sums.get(index) for index in range(first if whole else first + 1, _index(today))]


def pace_of(steps: Sequence[float]) -> Pace:
    """The pace of at least two months, oldest first; a month weighs half as much as one `HALF_LIFE` months later."""
    weights = [0.5 ** ((len(steps) - 1 - at) / HALF_LIFE) for at in range(len(steps))]
    whole, squares = sum(weights), sum(weight * weight for weight in weights)
    worth = whole * whole / squares
    mean = sum(weight * step for weight, step in zip(weights, steps, strict=True)) / whole
    around = sum(weight * (step - mean) ** 2 for weight, step in zip(weights, steps, strict=True)) / whole
    return Pace(mean, max(sqrt(around * worth / (worth - 1)), STEADIEST * abs(mean)), worth)


def arrived_by(time: float, *, left: float, drift: float, spread: float, doubt: float) -> float:
    """The share of futures in which `left` is covered within `time` months.

    First passage of a random walk with drift and variance `spread`² a month, whose drift is normal around `drift` with the
    standard deviation `doubt` (Whitmore 1986); `doubt` 0 is the inverse Gaussian distribution.
    """
    wander = sqrt(spread**2 * time + doubt**2 * time**2)
    near = (drift * time - left) / wander
    far = (2 * doubt**2 * left * time / spread**2 + drift * time + left) / wander
    # The reflected paths, exp(…)·Φ(-far) in the papers, written as φ(near)·Mills(far): the same, and no overflow.
    return min(1.0, NormalDist().cdf(near) + NormalDist().pdf(near) * _mills(far))


def time_of(share: float, *, left: float, drift: float, spread: float, doubt: float) -> float:
    """The months after which it is there in this share of futures, at most `FARTHEST`, to within a thousandth."""
    low, high = 0.0, float(FARTHEST)
    while high - low > 0.001:  # noqa: PLR2004 - months
        middle = (low + high) / 2
        arrived = arrived_by(middle, left=left, drift=drift, spread=spread, doubt=doubt)
        low, high = (low, middle) if arrived >= share else (middle, high)
    return high


def student(share: float, freedom: float) -> float:
    """The quantile of Student's t, by Cornish and Fisher's expansion (Abramowitz and Stegun 1964, 26.7.5)."""
    z = NormalDist().inv_cdf(share)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum(term / freedom**power for power, term in enumerate(terms, 1))


def _small_sample(worth: float) -> float:
    """How much wider few months make the range: the ratio of Student's quantile to the normal one."""
    return student(LATE, worth - 1) / NormalDist().inv_cdf(LATE)


def _mills(x: float) -> float:
    """The normal distribution's upper tail as a share of its density (Mills 1926), also where both are too small for a float."""
    if x < 25:  # noqa: PLR2004 - erfc holds as far as 37
        return erfc(x / sqrt(2)) / 2 * exp(x * x / 2) * sqrt(2 * pi)
    return (1 - 1 / x**2 + 3 / x**4) / x


def _passed(months: Sequence[tuple[date, Decimal]], pace: float, today: date) -> float:
    """How much of the present month is behind, 0 to 1: by its days, or by what came in already, whichever is more."""
    here = sum(float(amount) for day, amount in months if _index(day) == _index(today))
    following = _month(today, 1)
    days = (today.day - 1) / (following - timedelta(days=1)).day
    return min(1.0, max(days, here / pace))


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(day: date, further: int) -> date:
    year, month = divmod(_index(day) + max(further, 0), 12)
    return date(year, month + 1, 1)


def _rounded(pace: float) -> Decimal:
    """A pace in three figures, and in two below ten: more would pretend."""
    return Decimal(f"{pace:.3g}" if abs(pace) >= COARSE else f"{pace:.2g}") if pace else Decimal(0)
