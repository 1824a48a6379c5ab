"""What it may cost: planned and spent lines, in the measure's currency or one of their own."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, Sum

from our2souls.intentions.budget.models import Budget, BudgetLine
from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.history import text_authorship
from our2souls.intentions.core.models import Intention
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.ui.form.edit_conflict import EditConflict

if TYPE_CHECKING:
    from our2souls.intentions.measures.models import Measure


@dataclass(frozen=True, slots=True)
class BudgetSums:
    """What the lines come to."""

    lines: int
    planned: Decimal
    spent: Decimal


def currency_of(intention: Intention) -> str:
    """The currency amounts are counted in: the budget's own, else the measure's, else none yet."""
    budget: Budget | None = getattr(intention, "budget", None)
    measure: Measure | None = getattr(intention, "measure", None)
    return budget.currency if budget else (measure.currency if measure else "")


@act
def set_currency(intention: Intention, currency: str) -> None:
    """Count this budget in a currency; amounts stay as they are, nothing is converted."""
    Intention.objects.select_for_update().get(pk=intention.pk)
    budget = Budget.objects.filter(intention=intention).first() or Budget(
        couple_id=intention.couple_id, intention=intention
    )
    before = budget.currency
    if before != currency:
        budget.currency = currency
        budget.save()
        intention_history.record(intention, "budget.currency", before=before, after=currency)


@act
def add_line(intention: Intention, **columns: Any) -> BudgetLine:
    """A new line: `what`, and as far as known `planned`, `spent`, `on` and a `note`."""
    line = BudgetLine(couple_id=intention.couple_id, intention=intention)
    _fill(line, **columns)
    line.save()
    intention_history.record(intention, "budget.added", after=line.what)
    return line


@act
def update_line(line: BudgetLine, *, version: int, **columns: Any) -> BudgetLine:
    """Change a line. Raises EditConflict when the other changed it since `version` was read."""
    locked = (
        BudgetLine.objects.select_for_update(of=("self",))
        .select_related("intention__measure", "intention__budget")
        .get(pk=line.pk)
    )
    if locked.version != version:
        names = ("what", "planned", "spent", "on", "note")
        raise EditConflict({name: getattr(locked, name) for name in names}, locked.version)
    before = (locked.what, locked.planned, locked.spent)
    text_authorship.replace_text(locked, what=columns["what"], note=columns.get("note", ""))
    _fill(locked, **columns)
    locked.version += 1
    locked.save()
    intention_history.record(locked.intention, "budget.changed", before=before[0], after=locked.what)
    unit = currency_of(locked.intention)
    planned, spent = (_amount_text(amount, unit) for amount in before[1:])
    if before[1] != locked.planned:
        intention_history.record(
            locked.intention, "budget.planned", before=planned, after=_amount_text(locked.planned, unit)
        )
    if before[2] != locked.spent:
        intention_history.record(locked.intention, "budget.spent", before=spent, after=_amount_text(locked.spent, unit))
    return locked


def _amount_text(amount: Decimal | None, unit: str) -> str:
    return "" if amount is None else f"{amount:f} {unit}"


def _fill(
    line: BudgetLine,
    *,
    what: str,
    planned: Decimal | None = None,
    spent: Decimal | None = None,
    on: date | None = None,
    note: str = "",
) -> None:
    text_authorship.set_text(line, what=what, note=note)
    line.planned, line.spent, line.on = planned, spent, on


@act
def remove_line(line: BudgetLine) -> None:
    """Take a line out; the history keeps what it was for."""
    if BudgetLine.objects.filter(pk=line.pk, removed_at=None).update(removed_at=now()):
        intention_history.record(line.intention, "budget.removed", before=line.what)


def lines_of(intention: Intention) -> QuerySet[BudgetLine]:
    """The standing lines, in no order."""
    return BudgetLine.objects.filter(intention=intention, removed_at=None)


def sums_of(intention: Intention) -> BudgetSums:
    """What all lines come to, summed by the database."""
    found = lines_of(intention).aggregate(lines=Count("pk"), planned=Sum("planned"), spent=Sum("spent"))
    return BudgetSums(found["lines"], found["planned"] or Decimal(0), found["spent"] or Decimal(0))
