"""An erasure that cools off: asked for now, done in a week, taken back by its person until then."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from our2souls.delivery import schedules
from our2souls.lib.clock import now
from our2souls.people.account import erase as account_erase
from our2souls.people.models import Person, PlannedErasure
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

WAITS = timedelta(days=7)
EVE, HOUR = "erasure_eve", time(9)
"""The notice of the day before, and its hour."""
log = structlog.get_logger("our2souls.people")


def planned() -> PlannedErasure | None:
    """The viewer's erasure that waits, if one does."""
    return PlannedErasure.objects.first()


@act
def plan() -> PlannedErasure:
    """Have the viewer erased in a week; asked again it stays at the day it had."""
    row = planned()
    if row is None:
        row = PlannedErasure(owner_id=current_viewer().person_id, due_at=now() + WAITS)
        row.save(force_insert=True)
        audit.record("erasure.planned")
        eve = localtime(row.due_at).date() - timedelta(days=1)
        schedules.schedule_once(row.owner_id, EVE, row.pk, eve, HOUR)
    return row


@act
def take_back() -> bool:
    """It is not done; says whether one had been waiting."""
    rows = list(PlannedErasure.objects.all())
    for row in rows:
        schedules.cancel(row.owner_id, EVE, row.pk)
        row.delete()
        audit.record("erasure.taken_back")
    return bool(rows)


def say_at_login(request: HttpRequest, user: Person, **_signal: Any) -> None:
    """Tell somebody who comes back that a day is set, and where it can be taken back."""
    row = unscoped.queryset(PlannedErasure, "erasure.due").filter(owner_id=user.pk).first()
    if row is not None:
        with translation.override(user.language), timezone.override(ZoneInfo(user.time_zone)):
            day = date_format(localtime(row.due_at), "DATE_FORMAT")
            text = _(
                "Your space will be erased on %(day)s, as you asked. Under “Us”, “Erase your space”, you can take it back."
            )
            messages.info(request, text % {"day": day})


def carry_out_due() -> int:
    """Erase everybody whose week is over; says how many. One that fails is tried again the next time, and holds up nobody."""
    due = unscoped.queryset(PlannedErasure, "erasure.due").filter(due_at__lte=now()).order_by("due_at")
    done = 0
    for person_id in list(due.values_list("owner_id", flat=True)):
        try:
            done += _erase_if_due(person_id)
        except Exception as failure:  # noqa: BLE001 - the next one has waited as long
            log.warning("planned_erasure_failed", kind=type(failure).__name__)
    return done


@act
@unscoped.door("erasure.due")
def _erase_if_due(person_id: UUID) -> bool:
    """Asked once more in the act: it may have been taken back, or done by another worker, a moment ago."""
    rows = unscoped.queryset(PlannedErasure, "erasure.due").select_for_update()
    if not rows.filter(owner_id=person_id, due_at__lte=now()).exists():
        return False
    account_erase.erase(Person.objects.get(pk=person_id))
    return True
