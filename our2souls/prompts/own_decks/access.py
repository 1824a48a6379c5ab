"""The doors to decks of a couple's own. “Not yours” and “not there” are the same 404."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.prompts.own_decks.models import DeckUpload, OwnDeck, OwnPrompt


def deck_writer_of(viewer: Viewer) -> UUID:
    """The viewer's couple; Http404 for somebody who is in none."""
    if viewer.couple_id is None:
        raise Http404
    return viewer.couple_id


def own_deck_for(viewer: Viewer, deck_id: UUID) -> OwnDeck:
    """A deck of the viewer's couple that was not taken out; Http404 otherwise."""
    couple_id = deck_writer_of(viewer)
    return get_object_or_404(OwnDeck.objects, pk=deck_id, couple_id=couple_id, removed_at=None)


def removed_deck_for(viewer: Viewer, deck_id: UUID) -> OwnDeck:
    """A deck of the viewer's couple that was taken out, whoever did; Http404 otherwise."""
    couple_id = deck_writer_of(viewer)
    return get_object_or_404(OwnDeck.objects, pk=deck_id, couple_id=couple_id, removed_at__isnull=False)


def upload_for(viewer: Viewer, upload_id: UUID) -> DeckUpload:
    """A file that the viewer themselves has sent and not brought in yet; Http404 otherwise."""
    deck_writer_of(viewer)
    return get_object_or_404(DeckUpload.objects, pk=upload_id, owner_id=viewer.person_id)


def any_own_prompt_for(viewer: Viewer, prompt_id: UUID) -> OwnPrompt:
    """A prompt of a deck of the viewer's couple that was not taken out, whether the prompt was or not; Http404 otherwise."""
    rows = OwnPrompt.objects.filter(deck__removed_at=None)
    return get_object_or_404(rows, pk=prompt_id, couple_id=deck_writer_of(viewer))


def own_prompt_for(viewer: Viewer, deck_id: UUID, prompt_id: UUID) -> OwnPrompt:
    """A prompt of such a deck that was not taken out; Http404 otherwise."""
    return _prompt(viewer, deck_id, prompt_id, removed_at=None)


def removed_prompt_for(viewer: Viewer, deck_id: UUID, prompt_id: UUID) -> OwnPrompt:
    """A prompt of such a deck that was taken out; Http404 otherwise."""
    return _prompt(viewer, deck_id, prompt_id, removed_at__isnull=False)


def _prompt(viewer: Viewer, deck_id: UUID, prompt_id: UUID, **how: Any) -> OwnPrompt:
    deck = own_deck_for(viewer, deck_id)
    rows = OwnPrompt.objects.select_related("deck")
    return get_object_or_404(rows, pk=prompt_id, deck_id=deck.pk, couple_id=deck.couple_id, **how)
