"""The words that help with each step: whole, in both languages, and none twice."""

import re

import pytest
from django.utils import translation

from our2souls.bridges.core import phrases


def all_texts(language: str) -> list[str]:
    with translation.override(language):
        steps = [str(text) for step in phrases.STEPS.values() for text in (step.why, *step.starters)]
        return steps + [str(text) for text in phrases.PATTERNS.values()]


def test_every_step_has_its_words() -> None:
    assert list(phrases.STEPS) == (
        ["invited", "apart", "speak", "reflect", "respond", "ground", "options", "rate", "agreement", "review"]
    )
    for key, step in phrases.STEPS.items():
        assert 2 <= len(step.starters) <= 4, key


def test_a_starter_is_a_beginning_and_a_why_is_a_sentence_or_two() -> None:
    for step in phrases.STEPS.values():
        assert re.fullmatch(r"[A-Z][^.]*(\.[^.]+)?\.", str(step.why))
        assert all("…" in str(text) or str(text).endswith(".") for text in step.starters)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_words_stand_twice(language: str) -> None:
    texts = all_texts(language)
    assert len(texts) == len(set(texts))


def test_all_is_translated() -> None:
    english, spanish = all_texts("en"), all_texts("es")
    assert [one for one, other in zip(english, spanish, strict=True) if one == other] == []
    assert [one.count("…") for one in english] == [other.count("…") for other in spanish]


def test_kinds_of_options_keep_their_keys() -> None:
    assert [key for key, _label in phrases.pattern_choices()] == [
        "turns",
        "smaller",
        "third",
        "apart",
        "not-now",
        "own",
    ]


def test_a_stored_kind_is_read_as_its_label() -> None:
    assert phrases.pattern_label("third") == "A third way"
    assert phrases.pattern_label("own") == phrases.pattern_label("a dog") == phrases.pattern_label("") == ""
