"""All rows of this package, for Django to find; each slice has its own."""

from our2souls.prompts.turns.models import DeckChoice, HiddenPrompt, PromptAnswer, PromptDraft, PromptTurn

__all__ = ["DeckChoice", "HiddenPrompt", "PromptAnswer", "PromptDraft", "PromptTurn"]
