"""`our2souls prompts check FILE`: whether a file is a deck, and what it holds."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from our2souls.prompts.decks.catalog import PACKAGED
from our2souls.prompts.decks.loader import InvalidDeck, parse
from our2souls.prompts.decks.model import DEPTHS, PromptDeck

HELP = "Say what a deck’s file holds, or all that is wrong with it."
ALL = "all"


def add_arguments(parser: ArgumentParser) -> None:
    """The file."""
    parser.add_argument(
        "file", help="a deck in YAML (docs/use/prompts.md shows its form), or “all” for those that come along"
    )


def run(stdout: Any, *, file: str) -> None:
    """Print what each file holds; raises InvalidDeck with the faults of all that are none."""
    faults: list[str] = []
    paths = sorted(PACKAGED.glob("*.yaml")) if file == ALL else [Path(file)]
    for path in paths:
        try:
            stdout.write(summary(deck_in(path)))
        except InvalidDeck as faulty:
            faults += [f"{path.name}: {fault}" for fault in faulty.faults]
    if faults:
        raise InvalidDeck(faults)


def deck_in(file: Path) -> PromptDeck:
    """The deck that a file holds; raises InvalidDeck, also when there is no such file."""
    try:
        return parse(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as wrong:
        raise InvalidDeck([f"{file} cannot be read; name a file that is plain text in UTF-8."]) from wrong


def summary(deck: PromptDeck) -> str:
    """What a deck holds, in a line."""
    depths = Counter(prompt.depth for prompt in deck.prompts)
    light, deeper, deep = (depths[depth] for depth in DEPTHS)
    languages = ", ".join(deck.languages)
    return (
        f"{deck.key}: nothing is wrong with it. {len(deck.prompts)} prompts in {languages}:"
        f" {light} light, {deeper} deeper, {deep} deep."
    )
