"""What the rituals package holds of people, and what becomes of it when one of them is erased."""

from uuid import UUID

from our2souls.people.models import Partnership
from our2souls.privacy.personal_data.registry import PersonalData, register
from our2souls.privacy.viewer import Viewer, viewing
from our2souls.rituals.core.models import OccasionChange, Ritual, RitualYes
from our2souls.rituals.declarations.readable import readable
from our2souls.rituals.gatherings.models import AgendaTick, Gathering, GatheringNote


def erase_words(person_id: UUID) -> None:
    """Of the rituals of every couple they were in: the name where they put it last, the words likewise, what they'd change."""
    for couple_id in Partnership.objects.filter(person_id=person_id).values_list("couple_id", flat=True):
        erase_words_in(couple_id, person_id)


def erase_words_in(couple_id: UUID, person_id: UUID) -> None:
    """The same in one couple."""
    with viewing(Viewer(person_id, couple_id)):  # the last look with their eyes
        for ritual in Ritual.objects.all():
            ritual.name = "" if ritual.named_by_id == person_id else ritual.name
            ritual.words = "" if ritual.worded_by_id == person_id else ritual.words
            if ritual.proposed_by_id == person_id:
                ritual.propose({}, None)
            ritual.save(update_fields=["name", "words", "proposal", "proposed_by"])


def declare() -> None:
    """A ritual is both's; its words are their last writer's."""
    register(
        PersonalData(
            package="rituals",
            shared={
                Ritual: None,
                RitualYes: "person",
                OccasionChange: "person",
                Gathering: "one_thing_by",
                GatheringNote: "person",
                AgendaTick: "person",
            },
            on_erasing=erase_words,
            on_erasing_words=erase_words_in,
            readable=readable,
        )
    )
