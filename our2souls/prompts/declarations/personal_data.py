"""What prompts hold of people, and what becomes of it when they part or are erased."""

from typing import Any
from uuid import UUID

from django.db.models import Model

from our2souls.people.models import Partnership
from our2souls.privacy.personal_data.registry import PersonalData, register
from our2souls.privacy.viewer import Viewer, viewing
from our2souls.prompts.declarations.readable import readable
from our2souls.prompts.own_decks.models import DeckUpload, OwnDeck, OwnPrompt
from our2souls.prompts.turns.models import (
    DeckChoice,
    HiddenPrompt,
    PromptAnswer,
    PromptDraft,
    PromptRefusal,
    PromptTurn,
)
from our2souls.prompts.turns.queries import hidden_by_me


def erase_choices(person_id: UUID) -> None:
    """Of every couple they were in: what was chosen and hidden goes, since both had a part in it."""
    for couple_id in Partnership.objects.filter(person_id=person_id).values_list("couple_id", flat=True):
        erase_choices_in(couple_id, person_id)


def erase_choices_in(couple_id: UUID, person_id: UUID) -> None:
    """The same in one couple."""
    with viewing(Viewer(person_id, couple_id)):  # the last look with their eyes
        HiddenPrompt.objects.all().delete()
        for choice in DeckChoice.objects.all():
            choice.off, choice.deepest = None, None
            choice.save(update_fields=["off", "deepest"])


def delete_drafts(couple_id: UUID, person_id: UUID) -> None:
    """Delete what somebody had answered apart and the other never read, and of which prompts they said “not for us”."""
    with viewing(Viewer(person_id, couple_id)):
        PromptRefusal.objects.filter(hidden__in=list(HiddenPrompt.objects.values_list("pk", flat=True))).delete()
        PromptDraft.objects.filter(turn__couple_id=couple_id).delete()


def redact(model: type[Model], records: list[dict[str, Any]]) -> None:
    """Of what is not for the two only what the viewer said: whatever else stood there the other would have said."""
    if model is HiddenPrompt:
        mine = {row.pk for row in hidden_by_me()}
        records[:] = [row for row in records if row["id"] in mine]


def declare() -> None:
    """An answer is its writer's, also once both read it; what is not for the two is nobody's in particular."""
    register(
        PersonalData(
            package="prompts",
            personal=(DeckUpload, PromptDraft, PromptRefusal),
            shared={
                PromptAnswer: "person",
                PromptTurn: "worded_by",
                OwnPrompt: "worded_by",
                OwnDeck: "titled_by",
                HiddenPrompt: None,
                DeckChoice: None,
            },
            on_erasing=erase_choices,
            on_erasing_words=erase_choices_in,
            on_deleting_copy=delete_drafts,
            redact=redact,
            readable=readable,
        )
    )
