"""Who the two are to each other: names, hues, places, zones."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from our2souls.lib.text_direction import isolated
from our2souls.lib.text_search import fold
from our2souls.people.choices import hues, week_starts
from our2souls.people.models import Partnership, Person
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import Viewer

type Mark = Literal["", "pronouns", "hue", "place"]
"""What stands behind a name: nothing, or what tells it from the partner's that is the same."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person as their partner sees them: the name they typed, a hue, pronouns if given, and their place in the couple."""

    id: UUID
    typed: str
    hue: str
    place: str
    pronouns: str = ""
    mark: Mark = ""

    @property
    def called(self) -> str:
        """The name that stands for this person and no other of the two, in the reader's language: for files."""
        marks = {"pronouns": self.pronouns, "hue": hues.called(self.hue), "place": self.place.upper()}
        return f"{self.typed} ({marks[self.mark]})" if self.mark else self.typed

    @property
    def name(self) -> str:
        """The same for pages and sentences: a name from right to left leaves the words around it as they are."""
        return isolated(self.called)

    @property
    def alone(self) -> str:
        """The name with nothing behind it, where only this person is spoken to."""
        return isolated(self.typed)

    @property
    def initial(self) -> str:
        """The first letter of the name, for the avatar."""
        return self.typed.strip()[:1].upper()


def couple_of(viewer: Viewer) -> UUID:
    """The viewer's couple; Http404 for somebody who is in none, where something is two people's."""
    if viewer.couple_id is None:
        raise Http404
    return viewer.couple_id


def distinguishable(one: Member, other: Member) -> tuple[Member, Member]:
    """Both, each with a mark behind the name if the names are the same: their pronouns where both gave others, else the hue.

    Two hues of a couple always differ; before they are a couple, and should they not, the place says who is who.
    """
    if not same_name(one.typed, other.typed):
        return one, other
    mark: Mark = "hue" if one.hue != other.hue else "place"
    if one.pronouns.strip() and other.pronouns.strip() and not same_name(one.pronouns, other.pronouns):
        mark = "pronouns"
    return replace(one, mark=mark), replace(other, mark=mark)


def joining(person: Person) -> Member:
    """Somebody who would like to join, as whoever invited them sees them before saying yes."""
    return Member(person.pk, person.name, person.hue, "b", person.pronouns)


def same_name(one: str, other: str) -> bool:
    """Whether two names are read as the same: whatever their case, accents and spaces; two empty ones are not."""
    return bool(_plain(one)) and _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return fold(unicodedata.normalize("NFC", " ".join(name.split())))


@dataclass(frozen=True, slots=True)
class CoupleContext:
    """Me, my partner if there is one, and our couple."""

    me: Member
    partner: Member | None
    couple_id: UUID | None
    since: datetime | None
    zone: ZoneInfo
    language: str
    scheme: str
    week_begins: str = week_starts.USUAL
    discreet: bool = False

    @property
    def classes(self) -> str:
        """The classes that colour a page: the one who opened the space is A, on both phones."""
        if self.partner is None:
            return f"a-{self.me.hue} b-{hues.opposite(self.me.hue)}"
        a, b = (self.me, self.partner) if self.me.place == "a" else (self.partner, self.me)
        return f"a-{a.hue} b-{b.hue}"

    def file_name(self, usual: str) -> str:
        """What a file is called that I take along; for somebody discreet a name that says nothing."""
        return _("Notes").lower() if self.discreet else usual

    @property
    def first_weekday(self) -> int:
        """The day on which my weeks begin, 0 for Monday to 6 for Sunday."""
        return week_starts.first_weekday(self.week_begins, str(self.zone), self.language)

    @property
    def their_name(self) -> str:
        """The partner's name, or nothing."""
        return self.partner.name if self.partner else ""

    @property
    def faces(self) -> tuple[Member, ...]:
        """Both (or the one), A first."""
        both = (self.me, self.partner) if self.partner else (self.me,)
        return tuple(sorted(both, key=lambda face: face.place))

    def face(self, person_id: UUID | None) -> Member | None:
        """Whose id this is, of the two; None for anybody else."""
        return next((face for face in self.faces if face.id == person_id), None)

    @property
    def viewer(self) -> Viewer:
        """The eyes with which everything is read."""
        return Viewer(self.me.id, self.couple_id, self.partner.id if self.partner else None, zone=self.zone)


def _in_their_couple(who: UUID) -> QuerySet[Partnership]:
    rows = Partnership.objects.filter(
        left_at=None, couple__partnerships__person=who, couple__partnerships__left_at=None
    )
    return rows.select_related("person", "couple")


_together = CachedQuery(_in_their_couple, by_viewer=False, who=UUID)
_FETCHED = "_fetched_together"


def partnerships_of(who: UUID) -> list[Partnership]:
    """The partnerships of the couple that a person is in now, theirs and the other's, with the people; one query."""
    return _together(who=who)


def partnerships_by_person(people: Collection[UUID]) -> dict[UUID, list[Partnership]]:
    """The same of several people, by their ids; one query."""
    rows = Partnership.objects.filter(
        left_at=None, couple__partnerships__person__in=people, couple__partnerships__left_at=None
    )
    in_couple: dict[UUID, dict[int, Partnership]] = defaultdict(dict)
    for row in rows.select_related("person", "couple"):
        in_couple[row.couple_id][row.pk] = row
    couples = {row.person_id: couple for couple, both in in_couple.items() for row in both.values()}
    return {
        person_id: list(in_couple[couples[person_id]].values()) if person_id in couples else [] for person_id in people
    }


def cache_partnerships(person: Person, rows: list[Partnership]) -> Person:
    """The person, with the rows of `partnerships_of` for the one `couple_context` that follows in the same request."""
    setattr(person, _FETCHED, rows)
    return person


def couple_context(person: Person) -> CoupleContext:
    """Load the couple a person is in now: in one query, or in none right after `cache_partnerships`."""
    mine = partner = couple = None
    rows = getattr(person, _FETCHED, None)  # a request's person is a proxy, whose own __dict__ holds nothing
    setattr(person, _FETCHED, None)
    for row in partnerships_of(person.pk) if rows is None else rows:
        face = Member(row.person_id, row.person.name, row.person.hue, row.place, row.person.pronouns)
        if row.person_id == person.pk:
            mine, couple = face, row.couple
        else:
            partner = face
    me = mine or Member(person.pk, person.name, person.hue, "a", person.pronouns)
    if partner is not None:
        me, partner = distinguishable(me, partner)
    return CoupleContext(
        me=me,
        partner=partner,
        couple_id=couple.pk if couple else None,
        since=couple.started_at if couple else None,
        zone=ZoneInfo(person.time_zone),
        language=person.language,
        scheme=person.scheme,
        week_begins=person.week_begins,
        discreet=person.discreet,
    )


if TYPE_CHECKING:
    from typing_extensions import TypeIs  # in typing since Python 3.13


class SignedInRequest(HttpRequest):
    """A request with its person, the two of them, and the eyes with which everything is read.

    For the type checker: nobody makes one. `sign_in` gives a plain request what it says.
    """

    user: Person
    us: CoupleContext
    viewer: Viewer
    LANGUAGE_CODE: str
    form_key: str
    is_locked: bool
    is_refused: bool


def is_signed_in(request: HttpRequest) -> "TypeIs[SignedInRequest]":
    """Whether somebody is signed in; then the middleware has said who is looking."""
    return request.user.is_authenticated


def sign_in(request: SignedInRequest) -> None:
    """Load the couple of the request's person, and say who is looking and in which language."""
    request.us = couple_context(request.user)
    request.viewer = request.us.viewer
    request.LANGUAGE_CODE = request.us.language
