"""The two of them, as a page needs them: who I am, who my partner is, and the hues where we meet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from our2souls.people import hues, weeks
from our2souls.people.faces import Face, told_apart
from our2souls.people.models import Partnership, Person
from our2souls.privacy.prepared import Prepared
from our2souls.privacy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Us:
    """Me, my partner if there is one, and our couple."""

    me: Face
    partner: Face | None
    couple_id: UUID | None
    since: datetime | None
    zone: ZoneInfo
    language: str
    scheme: str
    week_begins: str = weeks.USUAL

    @property
    def classes(self) -> str:
        """The classes that colour a page: the one who opened the space is A, on both phones."""
        if self.partner is None:
            return f"a-{self.me.hue} b-{hues.opposite(self.me.hue)}"
        a, b = (self.me, self.partner) if self.me.place == "a" else (self.partner, self.me)
        return f"a-{a.hue} b-{b.hue}"

    @property
    def first_weekday(self) -> int:
        """The day on which my weeks begin, 0 for Monday to 6 for Sunday."""
        return weeks.first_weekday(self.week_begins, str(self.zone), self.language)

    @property
    def their_name(self) -> str:
        """The partner's name, or nothing."""
        return self.partner.name if self.partner else ""

    @property
    def faces(self) -> tuple[Face, ...]:
        """Both (or the one), A first."""
        both = (self.me, self.partner) if self.partner else (self.me,)
        return tuple(sorted(both, key=lambda face: face.place))

    def face(self, person_id: UUID | None) -> Face | None:
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


_together = Prepared(_in_their_couple, seen=False, who=UUID)
_FETCHED = "_fetched_together"


def together(who: UUID) -> list[Partnership]:
    """The partnerships of the couple that a person is in now, theirs and the other's, with the people; one query."""
    return _together(who=who)


def remember(person: Person, rows: list[Partnership]) -> Person:
    """The person, with the rows of `together` for the one `us` that follows in the same request."""
    setattr(person, _FETCHED, rows)
    return person


def us(person: Person) -> Us:
    """Load the couple a person is in now: in one query, or in none right after the session's `together`."""
    mine = partner = couple = None
    rows = getattr(person, _FETCHED, None)  # a request's person is a proxy, whose own __dict__ holds nothing
    setattr(person, _FETCHED, None)
    for row in together(person.pk) if rows is None else rows:
        face = Face(row.person_id, row.person.name, row.person.hue, row.place, row.person.pronouns)
        if row.person_id == person.pk:
            mine, couple = face, row.couple
        else:
            partner = face
    me = mine or Face(person.pk, person.name, person.hue, "a", person.pronouns)
    if partner is not None:
        me, partner = told_apart(me, partner)
    return Us(
        me=me,
        partner=partner,
        couple_id=couple.pk if couple else None,
        since=couple.started_at if couple else None,
        zone=ZoneInfo(person.time_zone),
        language=person.language,
        scheme=person.scheme,
        week_begins=person.week_begins,
    )
