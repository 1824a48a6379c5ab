"""Looking together: both have finished and both press; then areas open one by one, each by two presses.

Nothing tells one partner whether the other has pressed: until both have, a page looks the same as if neither had. Opening
copies what may be shown of both into the couple's rows, each with its writer's own eyes, who agreed to exactly that.
"""

from typing import Any
from uuid import UUID

from our2souls.delivery import outbox
from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer, viewing
from our2souls.readiness.attempts import item_order
from our2souls.readiness.attempts.item_order import Asked
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import area_of
from our2souls.readiness.report import disclosure
from our2souls.readiness.sittings import retake_reminders
from our2souls.readiness.sittings.models import AreaOpening, AreaPress, DisclosedAnswers, Reveal

type AnswersByItem = dict[str, dict[str, Any]]
"""One person's answers, by item."""


class LookNotAllowed(ValueError):
    """There is nothing to press for: one's own part isn't finished, the two haven't looked together, or the sitting ended."""


@act
def look_together(attempt: Attempt) -> Reveal | None:
    """Say that one is ready to look together; the second of the two yeses opens the report, which is returned then.

    Where a single area was asked, it is open with that. Raises LookNotAllowed before one has finished, alone, and once the
    sitting has ended.
    """
    sitting = _lock(attempt)
    mine = Attempt.objects.get(pk=attempt.pk)
    if not mine.is_finished or sitting.ended_at is not None:
        raise LookNotAllowed
    if not mine.has_looked:
        mine.looked_at = now()
        mine.save(update_fields=["looked_at"])
        audit.record("sitting.looked", sitting)
    theirs = _partners(mine)
    if theirs is None or not theirs.has_looked:
        return None
    reveal, made = Reveal.objects.get_or_create(couple_id=sitting.couple_id, sitting=sitting, form=mine.form)
    if made:
        audit.record("sitting.revealed", sitting)
        one_area = area_of(mine.form)
        if one_area:  # who answered one area and chose to look together has pressed for exactly that
            _open_area(sitting, mine, theirs, one_area)
        else:
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
    if not may_open(sitting, attempt.form, area):
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
    return _open_area(sitting, attempt, theirs, area)


@act
def unpress_area(attempt: Attempt, area: str) -> None:
    """Take one's press back, as long as the area is closed; afterwards it is as if one had never pressed."""
    sitting = _lock(attempt)
    if not AreaOpening.objects.filter(sitting=sitting, form=attempt.form, area=area).exists():
        AreaPress.objects.filter(attempt=attempt, area=area).delete()


def may_open(sitting: Sitting, form: str, area: str) -> bool:
    """Whether a form has something to open in an area: it asks something there, or completes what has no answer yet.

    A topic left half answered in an earlier form may have been completed since by either, or by nobody: any topic of which
    the two cannot both read an answer yet is reason enough, so that the offer itself tells nothing.
    """
    instrument = instrument_catalog.instrument_of(sitting)
    if any(item.area == area for item in item_order.of_form(instrument, asked_of(sitting, form))):
        return True
    shown = _shown(sitting, area) if sitting.before(form) else {}
    topics = [item for item in instrument.of_area(area) if item.kind == "topic"]
    return len(shown) == 2 and disclosure.lacks_answers(topics, *shown.values())  # noqa: PLR2004 - a couple


def _shown(sitting: Sitting, area: str) -> dict[UUID, AnswersByItem]:
    found: dict[UUID, AnswersByItem] = {}
    for row in DisclosedAnswers.objects.filter(sitting=sitting, area=area):
        found.setdefault(row.person_id, {}).update(row.answers or {})
    return found


def asked_of(sitting: Sitting, form: str) -> Asked:
    """What a form of a sitting asks of both."""
    return Asked(form, sitting.before(form), tuple(sitting.modules or ()))


def _open_area(sitting: Sitting, mine: Attempt, theirs: Attempt, area: str) -> AreaOpening:
    instrument = instrument_catalog.instrument_of(sitting)
    items = [item for item in instrument.of_area(area) if item.kind != "idealisation"]
    viewer = current_viewer()
    given: list[tuple[UUID, AnswersByItem]] = []
    for attempt, eyes in ((mine, viewer), (theirs, viewer.of_partner())):
        with viewing(eyes):  # each pressed for exactly this area
            keys = [item.key for item in items]
            rows = Response.objects.filter(attempt=attempt, item__in=keys)
            given.append((eyes.person_id, {row.item: row.answer or {} for row in rows}))
    not_ours = disclosure.not_ours_of_both(given[0][1], given[1][1])
    for person_id, answers in given:
        with viewing(viewer if person_id == viewer.person_id else viewer.of_partner()):
            row = DisclosedAnswers(
                couple_id=sitting.couple_id, sitting=sitting, person_id=person_id, form=mine.form, area=area
            )
            row.answers = disclosure.disclose(items, answers, not_ours)
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
    return [_open_area(sitting, attempt, theirs, area) for area in closed if area in both]


@act
def unpress_all(attempt: Attempt) -> None:
    """Take one's presses back from every area of a form that is still closed."""
    AreaPress.objects.filter(attempt=attempt, area__in=_closed(_lock(attempt), attempt)).delete()


def _closed(sitting: Sitting, attempt: Attempt) -> list[str]:
    """The areas of which a form has something to open, and that are not open, in the instrument's order."""
    opened = set(AreaOpening.objects.filter(sitting=sitting, form=attempt.form).values_list("area", flat=True))
    areas = [area.key for area in instrument_catalog.instrument_of(sitting).areas if area.key not in opened]
    return [area for area in areas if may_open(sitting, attempt.form, area)]
