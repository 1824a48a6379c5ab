"""What decks of their own a couple has, and what is in them."""

from uuid import UUID

from our2souls.prompts.own_decks.models import DeckUpload, OwnDeck, OwnPrompt


def own_decks() -> list[OwnDeck]:
    """The couple's own, oldest first; one query."""
    return list(OwnDeck.objects.filter(removed_at=None).order_by("made_at", "pk"))


def removed_decks() -> list[OwnDeck]:
    """Those that were taken out, latest first; one query."""
    return list(OwnDeck.objects.exclude(removed_at=None).order_by("-removed_at", "pk"))


def uploads() -> list[DeckUpload]:
    """The viewer's own files that they have not brought in yet, latest first; one query."""
    return list(DeckUpload.objects.order_by("-made_at", "pk"))


def prompts_in(deck: OwnDeck) -> list[OwnPrompt]:
    """What is in one, lightest first."""
    return list(OwnPrompt.objects.filter(deck=deck, removed_at=None).order_by("depth", "made_at", "pk"))


def removed_from(deck: OwnDeck) -> list[OwnPrompt]:
    """What was taken out of one, latest first; one query."""
    return list(OwnPrompt.objects.filter(deck=deck).exclude(removed_at=None).order_by("-removed_at", "pk"))


def standing() -> list[OwnPrompt]:
    """All prompts of all of them whose words are there; one query."""
    rows = OwnPrompt.objects.filter(removed_at=None, deck__removed_at=None).order_by("made_at", "pk")
    return [row for row in rows if row.words]


def own_prompt(prompt_id: str) -> OwnPrompt | None:
    """One of them by its id as a turn keeps it; None for anything else."""
    try:
        return OwnPrompt.objects.select_related("deck").filter(pk=UUID(prompt_id)).first()
    except ValueError:
        return None
