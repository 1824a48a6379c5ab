"""What the milestones package holds of people, and what becomes of it when one of them is erased."""

from uuid import UUID

from our2souls.milestones.declarations.readable import readable
from our2souls.milestones.models import IcsUpload, MilestoneImport, RelationshipMilestone
from our2souls.people.models import Partnership
from our2souls.privacy.personal_data.registry import PersonalData, register
from our2souls.privacy.viewer import Viewer, viewing


def erase_words(person_id: UUID) -> None:
    """Of the days of every couple they were in: the title where they put it last, and the words likewise."""
    for couple_id in Partnership.objects.filter(person_id=person_id).values_list("couple_id", flat=True):
        erase_words_in(couple_id, person_id)


def erase_words_in(couple_id: UUID, person_id: UUID) -> None:
    """The same in one couple."""
    with viewing(Viewer(person_id, couple_id)):  # the last look with their eyes
        for day in RelationshipMilestone.objects.all():
            day.title = "" if day.titled_by_id == person_id else day.title
            day.words = "" if day.worded_by_id == person_id else day.words
            day.save(update_fields=["title", "words"])


def declare() -> None:
    """A day is both's; its words are their last writer's. Dates on their way in are whoever's sent them."""
    register(
        PersonalData(
            package="milestones",
            personal=(IcsUpload,),
            shared={RelationshipMilestone: None, MilestoneImport: "brought_by"},
            on_erasing=erase_words,
            on_erasing_words=erase_words_in,
            readable=readable,
        )
    )
