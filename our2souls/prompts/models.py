"""All rows of this package, for Django to find; each slice has its own."""

from our2souls.prompts.own_decks.models import DeckUpload, OwnDeck, OwnPrompt
from our2souls.prompts.turns.models import (
    DeckChoice,
    HiddenPrompt,
    PromptAnswer,
    PromptDraft,
    PromptRefusal,
    PromptTurn,
)

__all__ = [
    "DeckChoice",
    "DeckUpload",
    "HiddenPrompt",
    "OwnDeck",
    "OwnPrompt",
    "PromptAnswer",
    "PromptDraft",
    "PromptRefusal",
    "PromptTurn",
]
