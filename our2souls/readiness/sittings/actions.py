"""A sitting of the two: started by either, continued, ended by either. What each learns of the other is one of three words."""

from datetime import timedelta

from our2souls.delivery import outbox
from our2souls.lib.clock import now
from our2souls.people.models import Couple
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts.models import Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL, SHORT, Area, Form, Instrument, area_of
from our2souls.readiness.sittings import status
from our2souls.readiness.sittings.models import AreaPress, DisclosedAnswers, Reveal

NOTICE = "sitting"

COUNTS = timedelta(days=183)
"""For how long what was opened area by area counts towards the full form: after half a year it is time to look again."""


class NoPartner(ValueError):
    """Whoever is in no couple takes it alone."""


class SittingInProgress(ValueError):
    """Another sitting of the two is in progress, or there is nothing to continue."""


def _in_progress() -> Sitting | None:
    """The couple's sitting that is neither ended nor wholly revealed."""
    rows = Sitting.objects.filter(ended_at=None).order_by("-started_at").prefetch_related("reveals")[: status.SHOWN]
    return next((row for row in rows if set(row.forms) - {each.form for each in row.reveals.all()}), None)


@act
def start(instrument: Instrument, form: Form) -> Sitting:
    """Start a sitting for the two, or return the one that is in progress: two who start at once start one.

    What the two opened area by area within the last half year counts: a further area, or the full form, goes on from there.
    The other finds a notice in neutral words. Raises NoPartner.
    """
    viewer = current_viewer()
    _lock(viewer)
    going_on = _in_progress()
    if going_on is not None:
        return going_on
    earlier = None if form == SHORT else _extensible(instrument, form)
    if earlier is not None:
        return _add(viewer, earlier, form)
    instrument_catalog.publish(instrument)
    made = Sitting.objects.create(
        couple_id=viewer.couple,
        instrument=instrument.key,
        version=instrument.version,
        digest=instrument.digest,
        form=form,
        started_by_id=viewer.person_id,
    )
    audit.record("sitting.started", made)
    _notify_partner(viewer, made, form)
    return made


@act
def continue_in_full(sitting: Sitting) -> Sitting:
    """Go on from a short sitting, or from some areas, to the full one; what was asked is not asked again.

    Either does it for both, before or after the reveal; what is added is revealed by itself. Twice is once.
    Raises NoPartner, and SittingInProgress when it cannot go on beside what is there.
    """
    viewer = current_viewer()
    _lock(viewer)
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if FULL in locked.added:
        return locked
    other = _in_progress()
    if locked.ended_at is not None or FULL in locked.forms or (other is not None and other.pk != locked.pk):
        raise SittingInProgress
    return _add(viewer, locked, FULL)


def _extensible(instrument: Instrument, form: Form) -> Sitting | None:
    """The couple's last sitting, where it is of areas alone, of this very test, not old, and has not had this form."""
    last = Sitting.objects.filter(started_at__gt=now() - COUNTS).order_by("-started_at").first()
    if last is None or last.ended_at is not None or last.digest != instrument.digest or form in last.forms:
        return None
    return last if last.is_of_areas else None


def areas_left(viewer: Viewer, instrument: Instrument) -> list[Area]:
    """The areas that can be asked one by one: none that the two had lately in that way, and no modules; one query."""
    earlier = _extensible(instrument, "") if viewer.couple_id is not None else None
    had = {area_of(form) for form in earlier.forms} if earlier else set()
    return [area for area in instrument.areas if not area.module and area.key not in had]


def _add(viewer: Viewer, sitting: Sitting, form: Form) -> Sitting:
    sitting.added = [*sitting.added, form]
    sitting.save(update_fields=["added"])
    audit.record("sitting.continued", sitting)
    _notify_partner(viewer, sitting, form)
    return sitting


@act
def abandon(sitting: Sitting) -> None:
    """End a sitting: the viewer's own answers and presses that were not opened are erased, what is open stays.

    The partner keeps theirs, as a reflection of their own; who ended it is told nowhere.
    """
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if locked.ended_at is None:
        locked.ended_at = now()
        locked.save(update_fields=["ended_at"])
        audit.record("sitting.ended", locked)
        outbox.cancel_about(None, locked.pk)
    revealed = set(Reveal.objects.filter(sitting=locked).values_list("form", flat=True))
    for attempt in attempt_actions.my_attempts(locked).values():
        if attempt.form not in revealed:
            attempt.delete()
            continue
        rows = DisclosedAnswers.objects.filter(sitting=locked, form=attempt.form)
        opened = {row.area for row in rows}
        shown = {key for row in rows if row.person_id == attempt.owner_id for key in row.answers or {}}
        Response.objects.filter(attempt=attempt).exclude(item__in=shown).delete()
        AreaPress.objects.filter(attempt=attempt).exclude(area__in=opened).delete()


def _lock(viewer: Viewer) -> None:
    if viewer.couple_id is None:
        raise NoPartner
    Couple.objects.select_for_update().get(pk=viewer.couple_id)


def _notify_partner(viewer: Viewer, sitting: Sitting, form: str) -> None:
    if viewer.partner_id is not None:
        stem = f"{NOTICE}:{sitting.pk}:"
        outbox.notify(to=viewer.partner_id, notice=NOTICE, about=sitting.pk, key=f"{stem}{form}", replaces=stem)
