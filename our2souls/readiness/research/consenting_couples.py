"""What the couples of this instance opened who both consented that it enters the instance's own figures.

The one place that reads across couples, through a named door: consents and who is a couple without a viewer, and then each
couple's words with the eyes of its own two. Nothing leaves but numbers, and those only of couples in which both consent now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from our2souls.people.models import Partnership
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer, viewing
from our2souls.readiness.instrument.model import area_of
from our2souls.readiness.research.models import ResearchConsent
from our2souls.readiness.sittings.models import DisclosedAnswers

AT_ONCE = 500

type Answers = dict[str, dict[str, Any]]
"""What one person showed, by item."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two of a couple, A first."""

    couple_id: UUID
    a: UUID
    b: UUID


@dataclass(frozen=True, slots=True)
class OpenAnswers:
    """What a consenting couple opened in its latest sitting in which it opened anything, more than single areas if it did."""

    instrument: str
    version: int
    a: Answers
    b: Answers


def couples() -> list[Pair]:
    """The couples of which both consent now, always in the same order (that of their random ids)."""
    consents = unscoped.queryset(ResearchConsent, "readiness.consented").filter(withdrawn_at=None)
    places: dict[UUID, dict[str, UUID]] = defaultdict(dict)
    together = unscoped.queryset(Partnership, "readiness.consented").filter(left_at=None)
    for row in together.filter(person_id__in=consents.values("owner_id")):
        places[row.couple_id][row.place] = row.person_id
    return [Pair(couple, of["a"], of["b"]) for couple, of in sorted(places.items()) if len(of) == 2]  # noqa: PLR2004 - a couple


def open_answers() -> list[OpenAnswers]:
    """What each of these couples opened, in the same order; couples of which one showed nothing are left out."""
    pairs = couples()
    return [
        each for start in range(0, len(pairs), AT_ONCE) for each in _open_answers_of(pairs[start : start + AT_ONCE])
    ]


def _open_answers_of(pairs: list[Pair]) -> Iterator[OpenAnswers]:
    rows: dict[UUID, list[DisclosedAnswers]] = defaultdict(list)
    disclosed = unscoped.queryset(DisclosedAnswers, "readiness.consented").filter(
        couple_id__in=[pair.couple_id for pair in pairs]
    )
    for row in disclosed.select_related("sitting"):
        rows[row.couple_id].append(row)
    for pair in pairs:
        found = _latest(pair, rows[pair.couple_id]) if pair.couple_id in rows else None
        if found and found.a and found.b:
            yield found


def _latest(pair: Pair, rows: Iterable[DisclosedAnswers]) -> OpenAnswers:
    """Read with the couple's own eyes: no others can."""
    rows = list(rows)
    whole = {row.sitting_id for row in rows if not area_of(row.form)}
    last = max((row.sitting for row in rows), key=lambda one: (one.pk in whole, one.started_at, one.pk))
    answers: dict[UUID, Answers] = {pair.a: {}, pair.b: {}}
    with viewing(Viewer(pair.a, pair.couple_id, pair.b)):
        for row in rows:
            if row.sitting_id == last.pk and row.person_id in answers:
                answers[row.person_id].update(row.answers or {})
    return OpenAnswers(last.instrument, last.version, answers[pair.a], answers[pair.b])
