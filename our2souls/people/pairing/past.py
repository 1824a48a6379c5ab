"""What is left of a couple: a sealed, read-only copy of what the two made together, for each of them.

Each finds it under "Past" and nowhere else. Each may take their own words out of it, and let go of their view; when both have,
its rows go and its key is destroyed. Who is or was in which couple decides, asked anew each time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from our2souls.lib.clock import now
from our2souls.lib.text_direction import isolated
from our2souls.people.models import Partnership, Person
from our2souls.privacy import audit
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.personal_data import sealed_copy
from our2souls.privacy.personal_data.readable import ReadableSection
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PastCouple:
    """A couple that is no more, for one of its two: their eyes on it, from when until when, and what each was called."""

    viewer: Viewer
    started_at: datetime
    ended_at: datetime
    names: dict[UUID, str]
    words_erased_at: datetime | None

    @property
    def id(self) -> UUID:
        """The couple's."""
        return self.viewer.couple

    @property
    def other(self) -> str:
        """What the other was called when it ended; a word for somebody where they have erased themselves since."""
        return next((self.name_of(each) for each in self.names if each != self.viewer.person_id), _("Somebody"))

    def name_of(self, person_id: UUID | None) -> str:
        """The name behind an id; a word for somebody where there is none any more."""
        name = self.names.get(person_id, "") if person_id else ""
        return isolated(name) if name else _("Somebody")

    @contextmanager
    def reading(self) -> Iterator[Viewer]:
        """Everything inside reads this couple's rows and nothing else, and writes nothing."""
        with sealed_copy.reading(self.viewer) as viewer:
            yield viewer


def past_couples(person: Person) -> list[PastCouple]:
    """The couples of somebody that are no more and whose copy they have not let go of, the last one first; two queries."""
    mine = _readable(person.pk).select_related("couple").order_by("-left_at", "pk")
    return _with_names(person, list(mine))


def past_couple_for(person: Person, couple_id: UUID) -> PastCouple:
    """One of them; Http404 for a couple they never were in, are in still, or have let go of."""
    found = _with_names(person, list(_readable(person.pk).select_related("couple").filter(couple_id=couple_id)))
    if not found:
        raise Http404
    return found[0]


def has_past(person: Person) -> bool:
    """Whether there is a copy to read; one query."""
    return _readable(person.pk).exists()


def sections() -> list[ReadableSection]:
    """What is in the copy, by heading; to be called, and its sections to be read, inside of `reading()`."""
    return [section for data in personal_data_registry.packages() for section in data.readable() if section.is_shared]


def _readable(person_id: UUID) -> QuerySet[Partnership]:
    return Partnership.objects.filter(person_id=person_id, copy_deleted_at=None).exclude(left_at=None)


def _with_names(person: Person, mine: list[Partnership]) -> list[PastCouple]:
    names: dict[UUID, dict[UUID, str]] = {each.couple_id: {} for each in mine}
    rows = Partnership.objects.filter(couple_id__in=names).values_list("couple_id", "person_id", "name_at_end")
    for couple_id, person_id, name in rows:
        names[couple_id][person_id] = name
    return [
        PastCouple(
            Viewer(person.pk, each.couple_id, zone=ZoneInfo(person.time_zone), ended_at=each.left_at),
            each.joined_at,
            each.left_at,
            names[each.couple_id],
            each.words_erased_at,
        )
        for each in mine
        if each.left_at is not None
    ]


@act
def erase_words(past: PastCouple) -> None:
    """Take one's own words out of the copy, for both; the other's stay, and that one wrote there stays. Cannot be undone."""
    person_id = past.viewer.person_id
    personal_data_erasure.erase_words(past.id, person_id)
    Partnership.objects.filter(couple_id=past.id, person_id=person_id).update(words_erased_at=now())


@act
def delete_copy(past: PastCouple) -> None:
    """Let go of one's view of the copy, for good; the other keeps theirs. When neither has one any more it is erased."""
    let_go_of(past.id, past.viewer.person_id)


@act
def let_go_of(couple_id: UUID, person_id: UUID) -> None:
    """The same by ids, for somebody who erases themselves; letting go twice is once."""
    both = list(Partnership.objects.select_for_update().filter(couple_id=couple_id).order_by("pk"))
    mine = next(each for each in both if each.person_id == person_id)
    if mine.copy_deleted_at is not None:
        return
    personal_data_erasure.delete_drafts(couple_id, person_id)
    mine.copy_deleted_at = now()
    mine.save(update_fields=["copy_deleted_at"])
    audit.record("copy.deleted", person_id=person_id)
    if all(each.copy_deleted_at is not None for each in both):
        personal_data_erasure.erase_couple(couple_id)
