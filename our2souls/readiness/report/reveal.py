"""Looking together: both have finished and both press; then areas open one by one, each by two presses.

Nothing tells one partner whether the other has pressed: until both have, a page looks the same as if neither had. Opening
copies what may be shown of both into the couple's rows, each with its writer's own eyes, who agreed to exactly that.
"""

from our2souls.delivery import outbox
from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer, viewing
from our2souls.readiness.attempts import item_order
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import SHORT, Instrument, Item
from our2souls.readiness.report import disclosure
from our2souls.readiness.sittings import retake_reminders
from our2souls.readiness.sittings.models import AreaOpening, AreaPress, DisclosedAnswers, Reveal


class LookNotAllowed(ValueError):
    """There is nothing to press for: one's own part isn't finished, the two haven't looked together, or the sitting ended."""


@act
def look_together(attempt: Attempt) -> Reveal | None:
    """Say that one is ready to look together; the second of the two yeses opens the report, which is returned then.

    Raises LookNotAllowed before one has finished, alone, and once the sitting has ended.
    """
    sitting = _lock(attempt)
    mine = Attempt.objects.get(pk=attempt.pk)
    if mine.finished_at is None or sitting.ended_at is not None:
        raise LookNotAllowed
    if mine.looked_at is None:
        mine.looked_at = now()
        mine.save(update_fields=["looked_at"])
        audit.record("sitting.looked", sitting)
    theirs = _partners(mine)
    if theirs is None or theirs.looked_at is None:
        return None
    reveal, made = Reveal.objects.get_or_create(couple_id=sitting.couple_id, sitting=sitting, form=mine.form)
    if made:
        audit.record("sitting.revealed", sitting)
        retake_reminders.remind_both(sitting)
        outbox.notify(to=theirs.owner_id, notice="readiness_open", about=sitting.pk, key=f"readiness_open:{reveal.pk}")
    return reveal


@act
def withdraw_look(attempt: Attempt) -> None:
    """Take one's yes to looking together back, as long as the other has not said it too."""
    sitting = _lock(attempt)
    if not Reveal.objects.filter(sitting=sitting, form=attempt.form).exists():
        Attempt.objects.filter(pk=attempt.pk).update(looked_at=None)


@act
def press_area(attempt: Attempt, area: str) -> AreaOpening | None:
    """Say that an area may open; the second of the two presses opens it, and the opening is returned then.

    Raises LookNotAllowed before both have looked together and once the sitting has ended; KeyError for an area that isn't asked.
    """
    sitting = _lock(attempt)
    instrument = instrument_catalog.instrument_of(sitting)
    items = _items_of(instrument, sitting, attempt.form, area)
    if not items:
        raise KeyError(area)
    found = AreaOpening.objects.filter(sitting=sitting, form=attempt.form, area=area).first()
    if found is not None:
        return found
    if sitting.ended_at is not None or not Reveal.objects.filter(sitting=sitting, form=attempt.form).exists():
        raise LookNotAllowed
    AreaPress.objects.get_or_create(owner_id=attempt.owner_id, attempt=attempt, area=area)
    theirs = _partners(attempt)
    if theirs is None or not unscoped.queryset(AreaPress, "sitting.reveal").filter(attempt=theirs, area=area).exists():
        return None
    return _open(sitting, items, attempt, theirs, area)


@act
def unpress_area(attempt: Attempt, area: str) -> None:
    """Take one's press back, as long as the area is closed; afterwards it is as if one had never pressed."""
    sitting = _lock(attempt)
    if not AreaOpening.objects.filter(sitting=sitting, form=attempt.form, area=area).exists():
        AreaPress.objects.filter(attempt=attempt, area=area).delete()


def _items_of(instrument: Instrument, sitting: Sitting, form: str, area: str) -> list[Item]:
    asked = item_order.of_form(instrument, form, continued=sitting.form == SHORT)
    return [item for item in asked if item.area == area]


def _open(sitting: Sitting, items: list[Item], mine: Attempt, theirs: Attempt, area: str) -> AreaOpening:
    viewer, keys = current_viewer(), [item.key for item in items]
    for attempt, eyes in ((mine, viewer), (theirs, viewer.of_partner())):
        with viewing(eyes):  # each pressed for exactly this area
            answers = {row.item: row.answer or {} for row in Response.objects.filter(attempt=attempt, item__in=keys)}
            row = DisclosedAnswers(
                couple_id=sitting.couple_id, sitting=sitting, person_id=eyes.person_id, form=mine.form, area=area
            )
            row.answers = disclosure.disclose(items, answers)
            row.save(force_insert=True)
    opening = AreaOpening.objects.create(couple_id=sitting.couple_id, sitting=sitting, form=mine.form, area=area)
    audit.record("sitting.area_opened", opening)
    return opening


def _lock(attempt: Attempt) -> Sitting:
    """The sitting, locked: whatever both can press for is decided one press after the other."""
    if attempt.sitting_id is None:
        raise LookNotAllowed
    found = Sitting.objects.select_for_update().filter(pk=attempt.sitting_id).first()
    if found is None:
        raise LookNotAllowed
    return found


def _partners(attempt: Attempt) -> Attempt | None:
    rows = unscoped.queryset(Attempt, "sitting.reveal")
    return rows.filter(sitting=attempt.sitting_id, form=attempt.form, owner_id=current_viewer().partner_id).first()


@act
def press_all(attempt: Attempt) -> list[AreaOpening]:
    """Say of every area of a form that is still closed that it may open; those that the other pressed too open, and are returned.

    Each opens as it would by `press_area`. Raises LookNotAllowed before both have looked together and once the sitting has
    ended.
    """
    sitting = _lock(attempt)
    if sitting.ended_at is not None or not Reveal.objects.filter(sitting=sitting, form=attempt.form).exists():
        raise LookNotAllowed
    closed = _closed(sitting, attempt)
    pressed = set(AreaPress.objects.filter(attempt=attempt).values_list("area", flat=True))
    AreaPress.objects.bulk_create(
        AreaPress(owner_id=attempt.owner_id, attempt=attempt, area=area) for area in closed if area not in pressed
    )
    theirs = _partners(attempt)
    if theirs is None:
        return []
    both = set(unscoped.queryset(AreaPress, "sitting.reveal").filter(attempt=theirs).values_list("area", flat=True))
    return [_open(sitting, items, attempt, theirs, area) for area, items in closed.items() if area in both]


@act
def unpress_all(attempt: Attempt) -> None:
    """Take one's presses back from every area of a form that is still closed."""
    AreaPress.objects.filter(attempt=attempt, area__in=_closed(_lock(attempt), attempt)).delete()


def _closed(sitting: Sitting, attempt: Attempt) -> dict[str, list[Item]]:
    """The areas that a form asks and that are not open, with what it asks of them."""
    instrument = instrument_catalog.instrument_of(sitting)
    opened = set(AreaOpening.objects.filter(sitting=sitting, form=attempt.form).values_list("area", flat=True))
    asked = {area.key: _items_of(instrument, sitting, attempt.form, area.key) for area in instrument.areas}
    return {area: items for area, items in asked.items() if items and area not in opened}
