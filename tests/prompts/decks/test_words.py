"""What our decks say, word for word: enough of it, in both languages, no two alike, and nothing that presumes who reads it."""

import re
from collections import Counter
from itertools import combinations

import pytest

from our2souls.prompts.decks.catalog import decks
from our2souls.prompts.decks.model import Prompt
from tests.prompts.decks import presuming

LANGUAGES = ("en", "es")
LONGEST = 140
ALIKE = 0.6
"""The share of words that two prompts may have in common."""
PROMPTS = [prompt for deck in decks().values() for prompt in deck.prompts]
# Read and let stand: the word belongs to a thing, not to a person.
ALLOWED = {
    ("es", "people-06", "desconocida"): "una persona desconocida",
    ("es", "people-19", "abierto"): "habría abierto: a tense, not an adjective",
}


def test_there_are_enough_in_every_depth_of_every_theme() -> None:
    assert len(decks()) >= 12
    assert len(PROMPTS) >= 240
    for key, deck in decks().items():
        assert deck.languages == LANGUAGES, key
        depths = Counter(prompt.depth for prompt in deck.prompts)
        assert set(depths) == {1, 2, 3}, key
        assert min(depths.values()) >= 7, key


def test_an_id_is_given_once() -> None:
    ids = [prompt.id for prompt in PROMPTS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_presumes_gender_marriage_children_faith_money_or_health(language: str) -> None:
    found = [(prompt.id, word) for prompt in PROMPTS for word in presuming.found(language, prompt.texts[language])]
    assert [each for each in found if (language, *each) not in ALLOWED] == []


def test_no_exception_is_left_over() -> None:
    by_id = {prompt.id: prompt for prompt in PROMPTS}
    for language, prompt_id, word in ALLOWED:
        assert word in presuming.found(language, by_id[prompt_id].texts[language])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What did your husband cook?"), ("en", "How do you pray together?"), ("en", "What should you two change?"),
        ("es", "¿Qué hicisteis juntos en vacaciones?"), ("es", "¿Qué te da el otro?"), ("es", "¿Cuándo estás cansada?"),
    ],
)  # fmt: skip
def test_what_presumes_is_noticed(language: str, text: str) -> None:
    assert presuming.found(language, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prompt_is_one_short_sentence_without_shouting(language: str) -> None:
    for prompt in PROMPTS:
        text = prompt.texts[language]
        assert 15 < len(text) <= LONGEST, prompt.id
        assert not re.search(r"[!¡\"'«»]|\.\.\.", text), text
        assert text.count("?") <= 1, text
        assert text[-1] in "?.”", text
        assert text.count("“") == text.count("”"), text
        assert language == "en" or text.count("¿") == text.count("?"), text
        assert ("?" in text) == ("?" in prompt.texts["en"]), prompt.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_prompts_begin_in_many_ways(language: str) -> None:
    for key, deck in decks().items():
        openings = Counter(prompt.texts[language].lstrip("¿").split()[0] for prompt in deck.prompts)
        assert len(openings) >= 7, key
        assert openings.most_common(1)[0][1] <= 12, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_are_nearly_the_same(language: str) -> None:
    words = [(prompt.id, _words(prompt, language)) for prompt in PROMPTS]
    near = [(a, b) for (a, one), (b, two) in combinations(words, 2) if len(one & two) > ALIKE * len(one | two)]
    assert near == []


def _words(prompt: Prompt, language: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", prompt.texts[language].lower()))
