"""From a deck's file to a PromptDeck: pure. A file is read as a whole or its faults are named; nothing is guessed."""

from collections.abc import Sequence
from typing import Any

from our2souls.lib.formats import plain_yaml
from our2souls.prompts.decks.model import Prompt, PromptDeck
from our2souls.prompts.decks.validation import faults_of


class InvalidDeck(ValueError):
    """A file that is no deck; each of its `faults` is a sentence that says where and what to do."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


def parse(source: str) -> PromptDeck:
    """The deck that a file's text says; raises InvalidDeck."""
    try:
        content = plain_yaml.read(source)
    except plain_yaml.UnreadableYaml as wrong:
        raise InvalidDeck([str(wrong)]) from wrong
    found = faults_of(content)
    if found:
        raise InvalidDeck(found)
    return _deck(content)


def _deck(content: dict[str, Any]) -> PromptDeck:
    languages = tuple(content["title"])
    return PromptDeck(
        key=content["key"],
        title=content["title"],
        about=content.get("about", {}),
        prompts=tuple(
            Prompt(each["id"], each["depth"], {code: each[code] for code in languages}) for each in content["prompts"]
        ),
    )
