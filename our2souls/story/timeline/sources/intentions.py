"""What the two chose, what they reached, what rests or was let go."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from our2souls.intentions.core import queries as intention_queries
from our2souls.intentions.core.access import Intention
from our2souls.story.timeline.moments import Moment, MomentKey, Photos, Source, Teller, Wanted, by_writer, dated, day_of

CHOSEN, REACHED, ENDED = "chosen", "reached", "ended"
IS_QUIET = Q(released_at__isnull=False) | Q(rested_at__isnull=False)


def _rows(teller: Teller) -> Mapping[str, QuerySet[Any, Any]]:
    """What was chosen by both. Whoever leaves out what ended reads nothing of it, not that it was chosen either."""
    zone, ours = teller.us.zone, intention_queries.ours().filter(active_since__isnull=False)
    chosen = ours if teller.endings else ours.exclude(IS_QUIET)
    rows = {
        CHOSEN: dated(chosen, CHOSEN, day_of("active_since", zone)),
        REACHED: dated(ours.filter(reached_on__isnull=False, released_at=None), REACHED, F("reached_on")),
    }
    if teller.endings:
        ended = ours.filter(IS_QUIET, reached_on=None)
        rows[ENDED] = dated(ended, ENDED, day_of(Coalesce("released_at", "rested_at"), zone))
    return rows


def _photos_on(wanted: Wanted) -> tuple[set[UUID], set[UUID]]:
    return set(), wanted.ids(REACHED)


def _tell(teller: Teller, wanted: Wanted, photos: Photos) -> Iterable[Moment]:
    found = {row.pk: row for row in intention_queries.ours().filter(pk__in=wanted.ids(CHOSEN, REACHED, ENDED))}
    words: dict[UUID, list[tuple[UUID | None, str]]] = {}
    for each in intention_queries.celebrations_of(wanted.ids(REACHED)):
        words.setdefault(each.intention_id, []).append((each.person_id, each.words))
    for key in wanted.keys:
        if key.kind in {CHOSEN, REACHED, ENDED} and key.id in found:
            yield _moment(teller, key, found[key.id], words.get(key.id, []), photos)


def _moment(
    teller: Teller, key: MomentKey, intention: Intention, words: list[tuple[UUID | None, str]], photos: Photos
) -> Moment:
    labels = {
        CHOSEN: _("You both said yes"),
        REACHED: _("You got there"),
        ENDED: _("Let go, by both of you") if intention.released_at else _("Resting since then"),
    }
    is_reached = key.kind == REACHED
    return Moment(
        key.kind,
        key.id,
        key.day,
        labels[key.kind],
        intention.name,
        reverse("intentions:intention", args=[key.id]),
        by_writer(teller.us, words) if is_reached else (),
        _first(photos.get(key.id, ()), intention.cover) if is_reached else (),
        is_quiet=key.kind == ENDED,
    )


def _first(photos: tuple[Any, ...], cover: UUID | None) -> tuple[Any, ...]:
    """The cover before the others."""
    return tuple(sorted(photos, key=lambda photo: photo.pk != cover))


SOURCE = Source((CHOSEN, REACHED, ENDED), _rows, _tell, _photos_on)
