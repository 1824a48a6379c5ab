"""Every text of the newest instrument, in every language: what it presumes, whom it makes a man, and how easily it reads."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from our2souls.readiness.instrument.catalog import PACKAGED
from our2souls.readiness.instrument.loader import parse
from our2souls.readiness.instrument.model import Instrument, Words
from tests.readiness.instrument.reading_ease import count, ease, sentences, syllables_en, syllables_es
from tests.readiness.instrument.text_rules import RULES, TextRule

NEWEST = parse((PACKAGED / "our2souls-2.yaml").read_text(encoding="utf-8"))
PROMPT_LETTERS = 160
SENTENCE_WORDS = 22
EASY = {"en": 60, "es": 55}
"""The figure at which Flesch’s plain English and INFLESZ’ normal Spanish begin; both were made for texts, not for one sentence."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text, where it stands and what it is."""

    key: str
    kind: str
    language: str
    text: str


def texts(instrument: Instrument) -> Iterator[Read]:
    for key, kind, words in _words(instrument):
        for language, text in words.items():
            yield Read(key, kind, language, text)


def _words(instrument: Instrument) -> Iterator[tuple[str, str, Words]]:
    yield "", "title", instrument.title
    yield "", "about", instrument.about
    for part in instrument.parts:
        yield part.key, "title", part.title
    for area in instrument.areas:
        yield area.key, "title", area.title
        yield area.key, "about", area.about
        yield area.key, "intention", area.intention
        yield from ((area.key, "step-area", step) for step in area.steps)
        if area.module:
            yield area.key, "ask-module", area.ask
    for item in instrument.items:
        asked = {"topic": "text", "statement": "statement", "idealisation": "statement"}.get(item.kind, "card")
        yield item.key, asked, item.text
        if item.name:
            yield item.key, "name", item.name
        if item.scale == "poles":
            yield from ((item.key, "poles", pole) for pole in item.poles)
            yield from ((item.key, "places", place) for place in item.places)
        for prompt in item.prompts:
            yield from (
                (item.key, "ask", prompt.ask),
                (item.key, "listen", prompt.listen),
                (item.key, "step", prompt.step),
            )
    yield from (("", "when", place) for place in next(each for each in instrument.items if each.scale == "when").places)


ALL = list(texts(NEWEST))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_no_text_of_our_newest_instrument_has_this_fault(rule: TextRule) -> None:
    faulty = [
        (read.key, read.kind, read.text)
        for read in ALL
        if read.kind in rule.kinds and read.key not in rule.about and rule.finds(read.text, read.language)
    ]
    assert faulty == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_text_rule_finds_the_texts_that_it_is_there_for(rule: TextRule) -> None:
    for language, bad in rule.caught.items():
        assert [text for text in bad if not rule.finds(text, language)] == []
    assert set(rule.caught) == {code for code, pattern in (("en", rule.en), ("es", rule.es)) if pattern}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_no_exception_of_a_text_rule_is_idle(rule: TextRule) -> None:
    used = {read.key for read in ALL if read.kind in rule.kinds and rule.finds(read.text, read.language)}
    assert rule.about - used == set()


def test_every_text_of_our_newest_instrument_is_one_line_of_its_own() -> None:
    assert len(ALL) > 1_900
    for read in ALL:
        assert not re.search(r"[!¡'\"“”]|\s{2}", read.text), read
    by_text = Counter(
        read.text for read in ALL if read.language == "en" and read.kind not in {"places", "poles", "name"}
    )
    assert [text for text, times in by_text.items() if times > 1] == []
    for item in NEWEST.items:
        for code in NEWEST.languages:
            assert len({place[code] for place in item.places}) == len(item.places), item.key
            assert len({pole[code] for pole in item.poles}) == len(item.poles), item.key


def test_every_topic_of_our_newest_instrument_begins_a_talk_in_two_ways() -> None:
    for item in (each for each in NEWEST.items if each.kind == "topic"):
        assert len(item.prompts) == 2, item.key
        for prompt in item.prompts:
            for words in (prompt.ask, prompt.listen, prompt.step):
                assert all(len(text) <= PROMPT_LETTERS and text[-1] in ".?…" for text in words.values()), words
            assert all(text.count("?") <= 2 and len(sentences(text)) <= 3 for text in prompt.ask.values()), prompt.ask


@pytest.mark.parametrize("language", NEWEST.languages)
def test_our_newest_instrument_reads_easily(language: str) -> None:
    by_key: dict[tuple[str, bool], list[str]] = {}
    for read in (each for each in ALL if each.language == language):
        assert all(len(sentence) <= SENTENCE_WORDS for sentence in sentences(read.text)), read.text
        if read.kind in {"text", "places", "ask", "listen", "step", "statement"}:
            item = NEWEST.item(read.key)
            # a formula is for a text, not for a line: the statements of an area together, or of a part
            whose = (item.area or item.part) if read.kind == "statement" else read.key
            by_key.setdefault((whose, read.kind in {"ask", "listen", "step"}), []).append(read.text.rstrip(".") + ".")
    hard = {key: round(ease(" ".join(found), language)) for key, found in by_key.items()}
    assert {key: figure for key, figure in hard.items() if figure < EASY[language]} == {}


def test_a_text_that_reads_hard_is_found() -> None:
    hard = {
        "en": "Notwithstanding considerable organisational difficulties, prioritise interpersonal communication opportunities.",
        "es": "No obstante considerables dificultades organizativas, priorizad oportunidades comunicativas interpersonales.",
    }
    assert all(ease(text, language) < EASY[language] for language, text in hard.items())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            {
                "people": 2,
                "like": 1,
                "wanted": 2,
                "asked": 1,
                "little": 2,
                "places": 2,
                "be": 1,
                "family": 3,
                "loved": 1,
            },
        ),
        (
            "es",
            {
                "queréis": 2,
                "cuidado": 3,
                "país": 2,
                "aunque": 2,
                "hoy": 1,
                "ahora": 3,
                "leer": 2,
                "ciudad": 2,
                "guía": 2,
            },
        ),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(language: str, words: dict[str, int]) -> None:
    counted = syllables_es if language == "es" else syllables_en
    assert {word: counted(word) for word in words} == words


def test_the_figures_of_reading_ease_are_those_of_their_sources() -> None:
    # six words, two sentences, seven syllables: 206.835 − 1.015·3 − 84.6·7/6
    assert count("You want the same. Each waits.", "en").words == 6
    assert ease("The cat sat. It was happy.", "en") == pytest.approx(206.835 - 1.015 * 3 - 84.6 * 7 / 6)
    assert ease("El gato come. Hoy no hay.", "es") == pytest.approx(206.835 - 62.3 * 8 / 6 - 3)


TURNED = {"money-pots", "free-time", "own-or-shared"}
"""Apart or together, with the apart at the right."""
APART = re.compile(r"^(Each|Nearly all apart|Mostly apart)")


def test_apart_stands_at_the_right_as_often_as_at_the_left_in_the_short_form() -> None:
    short = [item for item in NEWEST.items if item.short and item.kind == "topic"]
    asks = {item.key for item in short if any(APART.match(pole["en"]) for pole in item.poles)}
    right = {item.key for item in short if item.poles and APART.match(item.poles[1]["en"])}
    assert asks == {"belief-shared", "free-time", "own-or-shared"}, "no more of the twelve ask only that"
    assert right == TURNED & asks
    assert all(APART.match(NEWEST.item(key).poles[1]["en"]) for key in TURNED)
