"""What intentions have in a calendar: reviews, dated steps and what either promised."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import CalendarItem, calendar_items
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core import revisit_schedule, states
from our2souls.intentions.core.models import Intention
from our2souls.intentions.plan import queries as plan_queries
from our2souls.lib.recurrence.series import Move, Series
from our2souls.privacy.viewer import current_viewer

SHOWN = 200
"""Of each kind so many are read at most."""


def _reviews(first: date, last: date) -> Iterator[CalendarItem]:
    """Reviews that are due, and those that their rhythm brings later; a resting one on the day it is looked at again."""
    rows: Any = Intention.objects.unfinished().filter(
        Q(next_look_on__lte=last, rested_at=None, waiting_since=None, active_since__isnull=False)
        | Q(rested_at__isnull=False, look_again_on__gte=first, look_again_on__lte=last)
    )
    zone = current_viewer().clock.key
    opened = Count("revisits", filter=Q(revisits__opened_at__isnull=False))
    for intention in rows.annotate(opened=opened).order_by("-made_at")[:SHOWN]:
        look = intention.look_again_on if intention.rested_at else intention.next_look_on
        if look is None:
            continue
        comes_round = intention.rested_at is None and intention.active_since is not None and intention.rhythm != "none"
        anchor, rule = look, ""
        if comes_round and intention.active_since is not None:
            anchor, rule = intention.active_since.date(), intention.rhythm
        yield CalendarItem(
            kind="intention_again" if intention.rested_at else "revisit",
            about=intention.pk,
            series=Series(anchor, rule, revisit_schedule.HOUR, zone, since=look),
            title=intention.name,
            discreet=_("Look at something together"),
            url=reverse("intentions:intention", args=[intention.pk]),
            icon="rotate-cw",
            made_at=intention.active_since or intention.made_at,
            sequence=intention.version + intention.opened,
            alarm=timedelta(0),
            text=_("Resting until this day") if intention.rested_at else _("Review together"),
        )


def _steps(first: date, last: date) -> Iterator[CalendarItem]:
    for step in plan_queries.between(first, last, SHOWN):
        if step.due_on is not None:
            yield CalendarItem(
                kind="milestone",
                about=step.pk,
                series=Series(step.due_on),
                title=step.title,
                discreet=_("Something to do"),
                url=reverse("intentions:milestone", args=[step.pk]),
                icon="sprout",
                made_at=step.intention.made_at,
                sequence=step.version,
                text=_("A step"),
                of=step.intention.name,
                person_id=step.keeper_id,
            )


def _promises(_first: date, last: date) -> Iterator[CalendarItem]:
    """Both partners’ open commitments of active intentions, from the first occurrence that is not answered on."""
    rows: Any = Commitment.objects.filter(states.active("intention__"), ended_at=None, next_due__lte=last)
    changes = Count("outcomes") + Count("outcomes", filter=Q(outcomes__undone_at__isnull=False))
    for each in rows.select_related("intention").annotate(changes=changes).order_by("-next_due", "pk")[:SHOWN]:
        due, named = each.next_due, each.next_occurrence
        if due is not None and named is not None:
            moved = {named: Move(due)} if due != named else {}
            anchor = each.first_on if each.rule else named
            yield CalendarItem(
                kind="commitment",
                about=each.pk,
                series=Series(anchor, each.rule, since=named, moved=moved),
                title=each.words,
                discreet=_("Something you planned"),
                url=reverse("intentions:commitment", args=[each.intention_id, each.pk]),
                icon="check",
                made_at=each.made_at,
                sequence=each.version + each.changes,
                of=each.intention.name,
                person_id=each.person_id,
                is_mine=each.person_id == current_viewer().person_id,
            )


def declare() -> None:
    """Fill delivery's port."""
    calendar_items.register("reviews", _("Reviews"), _reviews)
    calendar_items.register("steps", _("Steps with a day"), _steps)
    calendar_items.register("commitments", _("What you said you would do"), _promises)
