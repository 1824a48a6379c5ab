"""How far an intention has come: pure. A measure tells it where there is one, else the milestones do."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal


@dataclass(frozen=True, slots=True)
class Progress:
    """A share of the way, 0 to 100, and what it rests on."""

    percent: int
    done: Decimal
    of: Decimal
    by_measure: bool

    @property
    def is_there(self) -> bool:
        """Whether there is anything to show progress of."""
        return self.of > 0


def of_measure(total: Decimal, target: Decimal) -> Progress:
    """Progress of a sum towards a target; below nothing is 0, beyond the target is 100, and 100 only when it is there.

    >>> of_measure(Decimal("25400"), Decimal("60000")).percent
    42
    """
    if target <= 0:
        return Progress(0, total, Decimal(0), by_measure=True)
    share = (total * 100 / target).to_integral_value(ROUND_DOWN)
    return Progress(int(min(max(share, Decimal(0)), Decimal(100))), total, target, by_measure=True)


def of_milestones(done: int, among: int) -> Progress:
    """Progress of milestones done among all.

    >>> of_milestones(3, 5).percent
    60
    """
    percent = 100 * done // among if among else 0
    return Progress(percent, Decimal(done), Decimal(among), by_measure=False)
