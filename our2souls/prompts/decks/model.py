"""What a deck is: prompts in every language, each light, middling or deep. Values only, no framework."""

from collections.abc import Mapping
from dataclasses import dataclass

type Texts = Mapping[str, str]
"""The same words by language code."""
DEPTHS = (1, 2, 3)
"""Light, deeper, deep."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question or invitation; `id` is unique among all decks and never given to another one."""

    id: str
    depth: int
    texts: Texts

    def text(self, language: str) -> str:
        """Its words in a language, or in the first that it has."""
        return text_in(self.texts, language)


@dataclass(frozen=True, slots=True)
class PromptDeck:
    """A theme with its prompts, as a file says it."""

    key: str
    title: Texts
    about: Texts
    prompts: tuple[Prompt, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its words."""
        return tuple(self.title)

    def has(self, prompt_id: str) -> bool:
        """Whether a prompt is one of its own."""
        return any(prompt.id == prompt_id for prompt in self.prompts)

    def name(self, language: str) -> str:
        """Its title in a language, or in the first that it has."""
        return text_in(self.title, language)


def text_in(texts: Texts, language: str) -> str:
    """Words in a language ("es", "es-mx"), or in the first there are.

    >>> text_in({"en": "Home", "es": "Casa"}, "es-mx")
    'Casa'
    """
    return texts.get(language.partition("-")[0]) or next(iter(texts.values()), "")
