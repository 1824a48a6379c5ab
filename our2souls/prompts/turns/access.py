"""The doors to prompts: they are two people's. “Not yours” and “not there” are the same 404."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.people.couple_context import couple_of
from our2souls.privacy.viewer import Viewer
from our2souls.prompts.decks import catalog
from our2souls.prompts.decks.model import Prompt, PromptDeck
from our2souls.prompts.turns.models import HiddenPrompt, PromptRefusal, PromptTurn


def turn_for(viewer: Viewer, turn_id: UUID) -> PromptTurn:
    """A prompt that came up for the viewer's couple, with its opened answers; Http404 otherwise."""
    rows = PromptTurn.objects.prefetch_related("answers")
    return get_object_or_404(rows, pk=turn_id, couple_id=couple_of(viewer))


def hidden_prompt_for(viewer: Viewer, hidden_id: UUID) -> HiddenPrompt:
    """A prompt of which the viewer said that it is not for their couple; Http404 otherwise, so of their partner's too."""
    couple_id = couple_of(viewer)
    get_object_or_404(PromptRefusal.objects, owner_id=viewer.person_id, hidden=hidden_id)
    return get_object_or_404(HiddenPrompt.objects, pk=hidden_id, couple_id=couple_id)


def deck_for(viewer: Viewer, key: str) -> PromptDeck:
    """A deck that came along; Http404 for somebody alone, and for a key that none has."""
    couple_of(viewer)
    deck = catalog.decks().get(key)
    if deck is None:
        raise Http404
    return deck


def prompt_for(viewer: Viewer, key: str, prompt_id: str) -> Prompt:
    """A prompt of such a deck; Http404 otherwise."""
    found = next((each for each in deck_for(viewer, key).prompts if each.id == prompt_id), None)
    if found is None:
        raise Http404
    return found
