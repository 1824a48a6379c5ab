"""The decks that come along, read once by each process."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from our2souls.prompts.decks.loader import parse
from our2souls.prompts.decks.model import Prompt, PromptDeck

PACKAGED = Path(__file__).parent / "files"


@cache
def decks() -> Mapping[str, PromptDeck]:
    """All of them by key, in the order of their keys. Raises InvalidDeck, which a test sees long before anybody else."""
    read = [parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGED.glob("*.yaml"))]
    return {deck.key: deck for deck in read}


@cache
def _prompts() -> Mapping[str, Prompt]:
    return {prompt.id: prompt for deck in decks().values() for prompt in deck.prompts}


def prompt_of(prompt_id: str) -> Prompt | None:
    """A prompt by its id; None when none of ours has it (any more)."""
    return _prompts().get(prompt_id)
