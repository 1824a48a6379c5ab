"""The doors to decks of a couple's own. “Not yours” and “not there” are the same 404."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.prompts.own_decks.models import OwnDeck, OwnPrompt


def deck_writer_of(viewer: Viewer) -> UUID:
    """The viewer's couple; Http404 for somebody who is in none."""
    if viewer.couple_id is None:
        raise Http404
    return viewer.couple_id


def own_deck_for(viewer: Viewer, deck_id: UUID) -> OwnDeck:
    """A deck of the viewer's couple that was not taken out; Http404 otherwise."""
    couple_id = deck_writer_of(viewer)
    return get_object_or_404(OwnDeck.objects, pk=deck_id, couple_id=couple_id, removed_at=None)


def own_prompt_for(viewer: Viewer, deck_id: UUID, prompt_id: UUID) -> OwnPrompt:
    """A prompt of such a deck; Http404 otherwise."""
    deck = own_deck_for(viewer, deck_id)
    return get_object_or_404(
        OwnPrompt.objects.select_related("deck"),
        pk=prompt_id,
        deck_id=deck.pk,
        couple_id=deck.couple_id,
        removed_at=None,
    )
