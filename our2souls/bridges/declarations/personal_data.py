"""What the bridges package holds of people, and what becomes of it when they part or are erased."""

from uuid import UUID

from our2souls.bridges.core.models import (
    Agreement,
    Bridge,
    BridgeOption,
    BridgeSide,
    BridgeTurn,
    RevealedSide,
    Signature,
)
from our2souls.bridges.declarations.readable import readable
from our2souls.people.models import Partnership
from our2souls.privacy.personal_data.registry import PersonalData, register
from our2souls.privacy.viewer import Viewer, viewing


def erase_words(person_id: UUID) -> None:
    """Of the bridges of every couple they were in: the title and question they opened it with, what they brought and proposed."""
    for couple_id in Partnership.objects.filter(person_id=person_id).values_list("couple_id", flat=True):
        erase_words_in(couple_id, person_id)


def erase_words_in(couple_id: UUID, person_id: UUID) -> None:
    """The same in one couple; the other's words in the same row stay."""
    with viewing(Viewer(person_id, couple_id)):  # the last look with their eyes
        for bridge in Bridge.objects.all():
            if bridge.opened_by_id == person_id:
                bridge.title = bridge.question = ""
            bridge.brought = _without(bridge.brought, person_id)
            bridge.save(update_fields=["title", "question", "brought"])
        for agreement in Agreement.objects.all():
            if agreement.proposed_by_id == person_id:
                agreement.words = ""
            agreement.answers = _without(agreement.answers, person_id)
            agreement.save(update_fields=["words", "answers"])


def _without(by_person: dict[str, str] | None, person_id: UUID) -> dict[str, str] | None:
    return {key: words for key, words in by_person.items() if key != str(person_id)} if by_person else by_person


def delete_sides(couple_id: UUID, person_id: UUID) -> None:
    """Delete what somebody had written apart, rated and kept for themself in the bridges of a couple."""
    with viewing(Viewer(person_id, couple_id)):
        BridgeSide.objects.filter(bridge__couple_id=couple_id).delete()


def declare() -> None:
    """A side is its writer's; what both opened is each one's words in what is both's."""
    register(
        PersonalData(
            package="bridges",
            personal=(BridgeSide,),
            shared={
                Bridge: None,
                RevealedSide: "person",
                BridgeTurn: "person",
                BridgeOption: "person",
                Agreement: None,
                Signature: "person",
            },
            on_erasing=erase_words,
            on_erasing_words=erase_words_in,
            on_deleting_copy=delete_sides,
            readable=readable,
        )
    )
