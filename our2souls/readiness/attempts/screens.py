"""What one attempt asks: by its form, by what came before it in the same sitting, and by the modules that somebody named."""

from collections.abc import Collection, Sequence

from our2souls.privacy.viewer import current_viewer
from our2souls.readiness.attempts import access, item_order
from our2souls.readiness.attempts.item_order import Asked
from our2souls.readiness.attempts.models import Attempt, Response
from our2souls.readiness.attempts.numbers import TAPS
from our2souls.readiness.instrument.model import Form, Instrument, Item


def is_alone(attempt: Attempt) -> bool:
    """Whether an attempt of the viewer's concerns nobody else."""
    return access.is_alone(current_viewer(), attempt)


def order(attempt: Attempt, instrument: Instrument) -> tuple[Item, ...]:
    """The screens of an attempt, in its author's own order; a query where other forms came before it."""
    sitting = attempt.sitting
    before = sitting.before(attempt.form) if sitting else ()
    what = Asked(attempt.form, before, modules_of(attempt), half_answered(attempt, instrument, before))
    return item_order.order(instrument, what, seed=attempt.seed, alone=is_alone(attempt))


def modules_of(attempt: Attempt) -> tuple[str, ...]:
    """The modules that it asks, as they were named: while it is of the two what either named, else what was asked by then."""
    ours = attempt.sitting is not None and not is_alone(attempt)
    return tuple((attempt.sitting.modules if ours and attempt.sitting else attempt.modules) or ())


def with_modules(instrument: Instrument, named: Sequence[str], keys: Collection[str]) -> list[str]:
    """Modules that are asked, and behind them further ones of the instrument: so none moves the place of another."""
    return [*named, *(area.key for area in instrument.modules if area.key in keys and area.key not in named)]


def half_answered(attempt: Attempt, instrument: Instrument, before: Sequence[Form]) -> frozenset[str]:
    """The topics that the author of an attempt left half answered in the forms before it: one query, none without such."""
    return frozenset(row.item for row in _half(attempt, instrument, before))


def repeat_half_answers(attempt: Attempt, instrument: Instrument) -> None:
    """What was left half answered in an earlier form stands here again, to be completed."""
    before = attempt.sitting.before(attempt.form) if attempt.sitting else ()
    for row in _half(attempt, instrument, before):
        answer = {name: value for name, value in (row.answer or {}).items() if name in TAPS}
        Response(owner_id=attempt.owner_id, attempt=attempt, item=row.item, answer=answer).save(force_insert=True)


def _half(attempt: Attempt, instrument: Instrument, before: Sequence[Form]) -> list[Response]:
    if not before:
        return []
    topics = {item.key: item for item in instrument.items if item.kind == "topic"}
    rows = Response.objects.filter(attempt__sitting=attempt.sitting_id, attempt__form__in=before, item__in=topics)
    return [row for row in rows if item_order.is_half(topics[row.item], row.answer)]
