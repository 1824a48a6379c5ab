"""What rituals have in a calendar: those that go on, with what was moved and left out."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import CalendarItem, calendar_items
from our2souls.lib.recurrence import calendar_rules
from our2souls.lib.recurrence.series import Move, Series
from our2souls.rituals.core.models import KIND, OccasionChange, Ritual, active
from our2souls.rituals.core.occasions import A_DAY
from our2souls.rituals.core.queries import MOST, changes_of


def _rituals(_first: date, last: date) -> Iterator[CalendarItem]:
    """Rituals that both said yes to, from the day of the later yes on; two queries."""
    changed, undone = Count("changes", distinct=True), Q(changes__undone_at__isnull=False)
    counts = changed + Count("changes", filter=undone, distinct=True) + Count("yeses", distinct=True)
    rows = list(Ritual.objects.filter(active(), first_on__lte=last).annotate(said=counts).order_by("-made_at")[:MOST])
    changes = changes_of([row.pk for row in rows])
    for row in rows:
        yield CalendarItem(
            kind=KIND,
            about=row.pk,
            series=_series(row, changes[row.pk]),
            title=row.name,
            discreet=_("A moment for two"),
            url=reverse("rituals:ritual", args=[row.pk]),
            icon="coffee",
            made_at=row.made_at,
            sequence=row.version + row.said,
            minutes=row.minutes,
            alarm=timedelta(0),
            text=_("A ritual of yours"),
        )


def _series(ritual: Ritual, changes: Sequence[OccasionChange]) -> Series:
    """Its times; one that was moved from before the later yes to after it comes, and nothing else of what lies between."""
    since = _since(ritual)
    moved = {each.occurrence: Move(each.to_day, each.to_hour) for each in changes if each.to_day}
    skipped = frozenset(each.occurrence for each in changes if each.to_day is None)
    across = {day for day, move in moved.items() if since is not None and day < since <= move.to}
    if since is not None and across:
        gap = calendar_rules.all_between(ritual.rule, ritual.first_on, min(across), since - A_DAY)
        skipped |= frozenset(gap) - across
        since = min(across)
    return Series(ritual.first_on, ritual.rule, ritual.hour, ritual.zone, since, skipped, moved)


def _since(ritual: Ritual) -> date | None:
    """The day of the later yes by the ritual's clock: what lies before it was nobody's time."""
    return ritual.active_since.astimezone(ZoneInfo(ritual.zone)).date() if ritual.active_since else None


def declare() -> None:
    """Fill delivery's port."""
    calendar_items.register("rituals", _("Rituals"), _rituals)
