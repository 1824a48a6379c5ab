"""Reads of rituals: all of a couple's, what comes next, who said yes, what was said of their times."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Case, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Greatest

from our2souls.lib.clock import now, today
from our2souls.lib.recurrence import at_local
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import NOBODY, Viewer
from our2souls.rituals.core import occasions
from our2souls.rituals.core.models import OccasionChange, Ritual, RitualYes, active
from our2souls.rituals.core.occasions import A_DAY, Occasion
from our2souls.rituals.core.text import rhythm_words

MOST = 100
"""So many rituals are listed at most: what both said yes to first, then what waits for a yes, then what ended."""
PLACE = Case(When(ended_at__isnull=False, then=2), When(active_since=None, then=1), default=0)


@dataclass(frozen=True, slots=True)
class RitualRow:
    """One ritual of a list, with its next time (None when it rests, has ended or comes no more) and who said yes."""

    ritual: Ritual
    coming: Occasion | None
    agreed: frozenset[UUID]
    rhythm: str

    @property
    def state(self) -> str:
        """The ritual's; one that will never come again has ended."""
        state = self.ritual.state
        return "ended" if self.coming is None and state in {"active", "proposed"} else state


@dataclass(frozen=True, slots=True)
class UpcomingRitual:
    """The next time of a ritual, on the day and at the hour of its reader."""

    ritual: Ritual
    on: date
    hour: time


def lock(ritual: Ritual) -> Ritual:
    """The ritual as it stands now, held against others until the act ends."""
    return Ritual.objects.select_for_update().get(pk=ritual.pk)


def agreed(ritual: Ritual) -> set[UUID]:
    """Whose yes to a ritual stands."""
    return set(RitualYes.objects.filter(ritual=ritual, withdrawn_at=None).values_list("person_id", flat=True))


def that_began(viewer: Viewer) -> QuerySet[Ritual]:
    """The rituals to which both have once said yes, with `began_at`, when the later of the two first did; for queries above."""
    first = [
        Subquery(RitualYes.objects.filter(ritual=OuterRef("pk"), person_id=each).order_by("at").values("at")[:1])
        for each in (viewer.person_id, viewer.partner_id or NOBODY)
    ]
    rows = Ritual.objects.annotate(one_yes=first[0], other_yes=first[1])
    both = rows.filter(one_yes__isnull=False, other_yes__isnull=False)
    return both.annotate(began_at=Greatest("one_yes", "other_yes"))


def asked_by(viewer: Viewer) -> QuerySet[Ritual]:
    """What waits for the partner's yes because the viewer once said theirs; one that was taken back counts too."""
    theirs = RitualYes.objects.filter(withdrawn_at=None).exclude(person_id=viewer.person_id).values("ritual")
    own = RitualYes.objects.filter(person_id=viewer.person_id).values("ritual")
    return Ritual.objects.filter(active_since=None, ended_at=None, pk__in=own).exclude(pk__in=theirs)


def is_over(ritual: Ritual, occurrence: date) -> bool:
    """Whether a time of a ritual was kept or missed; one query."""
    return ritual.gatherings.filter(occurrence=occurrence).exclude(outcome="").exists()


def standing_changes(ritual: Ritual) -> list[OccasionChange]:
    """What stands of what was said of its times, by their days; one query."""
    return list(OccasionChange.objects.filter(ritual=ritual, undone_at=None).order_by("occurrence"))


def listing(zone: ZoneInfo) -> list[RitualRow]:
    """Every ritual of the current viewer's couple, by what comes next, for a reader in a zone; three queries."""
    rows = list(Ritual.objects.order_by(PLACE, "-made_at", "pk")[:MOST])
    ids = [row.pk for row in rows]
    changes = changes_of(ids)
    yeses: dict[UUID, set[UUID]] = {pk: set() for pk in ids}
    for ritual_id, person_id in RitualYes.objects.filter(ritual__in=ids, withdrawn_at=None).values_list(
        "ritual_id", "person_id"
    ):
        yeses[ritual_id].add(person_id)
    found = [
        RitualRow(row, coming_of(row, changes[row.pk]), frozenset(yeses[row.pk]), rhythm_words(row, zone))
        for row in rows
    ]
    return sorted(found, key=lambda row: (row.coming is None, row.coming.on if row.coming else date.max))


def upcoming(zone: ZoneInfo, days: int) -> list[UpcomingRitual]:
    """The next time of each ritual that goes on, where it comes within so many days, by the clock of a reader; one query."""
    found: dict[UUID, tuple[Ritual, list[OccasionChange]]] = {}
    for row in _WITH_CHANGES(since=today(zone) - A_DAY):
        _ritual, changes = found.setdefault(row.pk, (row, []))
        changed = {name: getattr(row, f"changed_{name}") for name in _CHANGED}
        if changed["occurrence"] is not None:
            changes.append(OccasionChange(**changed))
    coming = [_upcoming(ritual, changes, zone) for ritual, changes in found.values()]
    last = today(zone) + days * A_DAY
    return sorted((each for each in coming if each and each.on <= last), key=lambda each: (each.on, each.hour))


def _with_changes(since: date) -> QuerySet[Ritual]:
    """Each ritual that goes on, once for each change of its times that stands and is not behind, with its columns."""
    ahead = Q(changes__occurrence__gte=since) | Q(changes__to_day__gte=since)
    change = FilteredRelation("changes", condition=Q(ahead, changes__undone_at=None))
    columns = {f"changed_{name}": F(f"change__{name}") for name in _CHANGED}
    return Ritual.objects.filter(active()).annotate(change=change).annotate(**columns).order_by("-made_at")[:MOST]


_CHANGED = ("occurrence", "to_day", "to_hour")
_WITH_CHANGES = CachedQuery(_with_changes, since=date)


def _upcoming(ritual: Ritual, changes: Sequence[OccasionChange], zone: ZoneInfo) -> UpcomingRitual | None:
    """Its next time that has not begun."""
    place = ZoneInfo(ritual.zone)
    day = today(place)
    later = occasions.next_of(ritual, changes, day + A_DAY)
    for come in (*occasions.between(ritual, changes, day, day), later):
        if come is not None and (at := at_local(come.on, come.hour, place)) >= now():
            there = at.astimezone(zone)
            return UpcomingRitual(ritual, there.date(), there.time())
    return None


def changes_of(ids: Collection[UUID]) -> dict[UUID, list[OccasionChange]]:
    """What stands of what was said of the times of several rituals; one query."""
    found: dict[UUID, list[OccasionChange]] = {pk: [] for pk in ids}
    for change in OccasionChange.objects.filter(ritual__in=ids, undone_at=None).order_by("occurrence"):
        found[change.ritual_id].append(change)
    return found


def coming_of(ritual: Ritual, changes: Sequence[OccasionChange]) -> Occasion | None:
    """Its next time, today's included, by the ritual's own calendar; None where it rests or has ended."""
    if ritual.rested_at or ritual.ended_at:
        return None
    return occasions.next_of(ritual, changes, today(ZoneInfo(ritual.zone)))
