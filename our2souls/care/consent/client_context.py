"""A couple as its therapist reads it: their names as far as each is at the table, and the eyes that see what they opened."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from our2souls.people.choices import hues
from our2souls.people.couple_context import Member, distinguishable
from our2souls.people.models import Partnership
from our2souls.privacy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ClientContext:
    """The two of a couple for pages that a therapist reads (or a partner, to see how that would be).

    It stands where those of the two have a CoupleContext, but nobody in it is “me”: `viewer` are the eyes with which all is read.
    """

    faces: tuple[Member, ...]
    couple_id: UUID
    since: datetime
    zone: ZoneInfo
    language: str
    viewer: Viewer

    def face(self, person_id: UUID | None) -> Member | None:
        """Whose id this is, of the two; None for anybody else."""
        return next((face for face in self.faces if face.id == person_id), None)

    @property
    def classes(self) -> str:
        """The classes that colour a page."""
        a, b = self.faces
        return f"a-{a.hue} b-{b.hue}"


def client_context(
    eyes: Viewer, named: Collection[UUID] | None, *, zone: ZoneInfo, language: str
) -> ClientContext | None:
    """The couple that these eyes read; to be called while they look. One query; None once the two are no couple.

    Who is not among `named` (None: both are) has said nothing to the therapist yet, and is called the partner.
    """
    rows = list(
        Partnership.objects.filter(couple_id=eyes.couple, left_at=None)
        .select_related("person", "couple")
        .order_by("place")
    )
    if len(rows) != 2:  # noqa: PLR2004
        return None
    a, b = (Member(row.person_id, row.person.name, row.person.hue, row.place, row.person.pronouns) for row in rows)
    faces = distinguishable(_face(a, b, named), _face(b, a, named))
    return ClientContext(faces, rows[0].couple_id, rows[0].couple.started_at, zone, language, eyes)


def _face(face: Member, other: Member, named: Collection[UUID] | None) -> Member:
    """Whoever is not named has nothing of their own there: neither name nor pronouns, and a hue that says nothing."""
    if named is None or face.id in named:
        return face
    hue = next(hue for hue in hues.NAMES if hue != other.hue)
    return replace(face, typed=_("The partner"), pronouns="", hue=hue)
