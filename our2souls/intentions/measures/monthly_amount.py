"""What it takes each month to be there by a day: pure, and a figure that is always enough."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Literal

FINE = 10
"""Below this a month's amount keeps its decimals; from there on it is a whole one."""

type State = Literal["reached", "past", "days", "months"]


@dataclass(frozen=True, slots=True)
class MonthlyAmount:
    """How it stands: what is missing, how many whole months are left, and the amount of each ("months" alone has one)."""

    state: State
    left: Decimal
    months: int = 0
    amount: Decimal = Decimal(0)


def monthly_amount(*, total: Decimal, target: Decimal, today: date, by: date, places: int) -> MonthlyAmount:
    """What is missing to `target`, in equal parts for the whole months until `by`, rounded up to at most `places` decimals.

    >>> monthly_amount(total=Decimal(6000), target=Decimal(60000), today=date(2026, 11, 29), by=date(2028, 6, 1), places=2).amount
    Decimal('3000')
    """
    left = target - total
    if left <= 0:
        return MonthlyAmount("reached", Decimal(0))
    if by < today:
        return MonthlyAmount("past", left)
    months = whole_months(today, by)
    if not months:
        return MonthlyAmount("days", left)
    exact = left / months
    step = Decimal(1) if exact >= FINE else Decimal(1).scaleb(-places)
    amount = exact.quantize(step, ROUND_CEILING)
    if amount * months < left:  # the division itself was rounded
        amount += step
    return MonthlyAmount("months", left, months, amount)


def whole_months(today: date, by: date) -> int:
    """How many whole months lie between two days, by their day of the month; 0 where `by` is before `today`.

    >>> whole_months(date(2026, 11, 29), date(2028, 6, 1)), whole_months(date(2027, 1, 31), date(2027, 2, 28))
    (18, 0)
    """
    months = (by.year - today.year) * 12 + by.month - today.month
    return max(months - (by.day < today.day), 0)
