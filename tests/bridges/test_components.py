"""The parts that a bridge's pages are made of: drawn as they say, whole without script, and no word let through as markup."""

import re
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from our2souls.bridges.core import phrases
from our2souls.lib.drawing.venn import core_and_edge, venn
from tests.ui.rendering import JORDAN, SAM, Somebody

BOTH = SimpleNamespace(faces=(SAM, JORDAN), me=SAM, partner=JORDAN)
STAGES = ("apart", "listen", "ground", "options", "agreement")


@dataclass
class Side:
    """What one wrote apart, as much as a part needs."""

    face: Somebody
    dream: str = "A loft in Lisbon <b>"
    story: str = ""
    need_texts: tuple[str, ...] = ()
    fear: str = ""
    core: str = ""
    edge: str = ""


def drawn(name: str, **context: Any) -> str:
    """A component, its space squeezed."""
    return " ".join(render_to_string(f"bridges/components/{name}.html", context).split())


@pytest.mark.parametrize("stage", STAGES)
def test_steps_say_where_it_stands(stage: str) -> None:
    shown = drawn("_steps", stage=stage)
    nth = STAGES.index(stage)
    assert shown.count("<li") == 5
    assert shown.count('aria-current="step"') == 1
    assert shown.count(", done") == nth
    assert shown.count("is-off") == 4 - nth
    lines = shown.split("<li")[1:]
    assert [index for index, line in enumerate(lines) if "aria-current" in line] == [nth]


@pytest.mark.parametrize(("stage", "past"), [("invited", 0), ("review", 5), ("over", 5)])
def test_before_and_after_the_five_parts_none_is_the_present_one(stage: str, past: int) -> None:
    shown = drawn("_steps", stage=stage)
    assert ("aria-current" in shown, shown.count(", done")) == (False, past)


def test_circles_of_the_steps_draw_nearer() -> None:
    places = [float(x) for x in re.findall(r'class="m-a" cx="([\d.]+)"', drawn("_steps", stage="review"))]
    assert len(places) == 5
    assert places == sorted(places)


def test_shores_leave_out_what_is_empty_and_escape_what_is_there() -> None:
    shown = drawn("_shores", sides=[Side(SAM, need_texts=("Rest", "<i>")), Side(JORDAN, dream="", edge="One\ntwo")])
    assert "A loft in Lisbon &lt;b&gt;" in shown
    assert '<li class="tag tag-a" dir="auto">&lt;i&gt;</li>' in shown
    assert "One<br>two" in shown
    assert shown.count("<dt>") == 2
    assert "Why it matters" not in shown


def test_turns_say_who_did_what() -> None:
    turns = [
        SimpleNamespace(face=SAM, kind="reflect", words="You want <b>", feeling_text=""),
        SimpleNamespace(face=JORDAN, kind="almost", words="Almost: from being on.", feeling_text=""),
        SimpleNamespace(face=JORDAN, kind="heard", words="", feeling_text=""),
        SimpleNamespace(face=SAM, kind="respond", words="It makes sense.", feeling_text="<sad>"),
    ]
    parts = drawn("_turns", turns=turns).split("<li>")[1:]
    assert [next(w for w in ("said back", "almost", "feels heard", "makes sense to them") if w in part) for part in parts] == [
        "said back", "almost", "feels heard", "makes sense to them"
    ]  # fmt: skip
    assert "You want &lt;b&gt;" in parts[0]
    assert "Yes, that is it." in parts[2]
    assert "&lt;sad&gt;" in parts[3]


def test_short_needs_stand_in_the_circles_with_a_sentence() -> None:
    shown = drawn("_circles", circles=venn(["Rest", "The <sea>"], ["The <sea>", "Freedom"]), us=BOTH)
    assert 'role="img" aria-label="Needs. Sam: Rest. Both: The &lt;sea&gt;. &lt;Jordan: Freedom."' in shown
    assert [re.findall(r"<text[^>]*>([^<]*)</text>", part)[0] for part in shown.split("<g ")[1:]] == [
        "Rest", "The &lt;sea&gt;", "Freedom"
    ]  # fmt: skip
    assert "venn-lists" not in shown


def test_long_needs_are_lists_and_the_circles_say_how_many() -> None:
    shown = drawn("_circles", circles=venn(["Being seen as I am", "Rest"], ["Rest"]), us=BOTH)
    assert 'aria-hidden="true"' in shown
    assert re.findall(r">(\d)</text>", shown) == ["1", "1", "0"]
    lists = shown.partition("venn-lists")[2].split('<ul class="need-list">')[1:]
    assert ["Being seen as I am" in lists[0], "Rest" in lists[1], "none" in lists[2]] == [True] * 3


def test_core_and_edge_stand_in_circles_and_in_words() -> None:
    shown = drawn("_core_and_edge", core_and_edge=core_and_edge(), sides=[Side(SAM, core="No <b>"), Side(JORDAN)])
    assert shown.count("<circle") == 4 + 2, "two circles each, and an avatar each"
    assert 'role="img"' in shown
    assert "No &lt;b&gt;" in shown


def rated(**change: Any) -> SimpleNamespace:
    ratings = [SimpleNamespace(face=SAM, need=4, live=5), SimpleNamespace(face=JORDAN, need=3, live=2)]
    plain = {"words": "A flat <b>", "pattern_text": "Both, smaller", "face": JORDAN, "ratings": ratings}
    return SimpleNamespace(**{**plain, "is_bridge": False, "is_best": False, "sentence": "Said.", **change})


def test_an_option_says_its_figures_and_whose_idea_it_is() -> None:
    shown = drawn("_option", option=rated())
    assert re.findall(r'aria-label="(\d) of 5"', shown) == ["4", "5", "3", "2"]
    assert [dots.count('class="on"') for dots in shown.split('<span class="dots')[1:]] == [4, 5, 3, 2]
    assert "&lt;Jordan’s idea · Both, smaller" in shown
    assert 'class="option is-not"' in shown
    assert "A flat &lt;b&gt;" in shown


def test_an_option_before_the_ratings_are_open_shows_none() -> None:
    shown = drawn("_option", option=rated(ratings=None, sentence=""))
    assert "<table" not in shown
    assert 'class="option"' in shown


def test_the_first_bridge_stands_out() -> None:
    assert 'class="option is-best"' in drawn("_option", option=rated(is_bridge=True, is_best=True))
    assert 'class="option"' in drawn("_option", option=rated(is_bridge=True))


def test_rating_is_two_groups_of_five_radios_with_what_was_chosen() -> None:
    rating = SimpleNamespace(key="7", words="A flat <b>", need=4, live=None, errors=["Rate both."])
    shown = drawn("_rate_fields", rating=rating)
    assert [(shown.count(f'name="{name}-7"'), f"{name}-7" in shown) for name in ("need", "live")] == [(5, True)] * 2
    assert re.findall(r'value="(\d)"[^>]*checked', shown) == ["4"]
    assert shown.count("<fieldset") == shown.count("<legend") == 2
    assert ('id="7_error"' in shown, shown.count('aria-describedby="7_error"')) == (True, 2)
    assert "A flat &lt;b&gt;" in shown


def test_lines_to_sign_say_who_has() -> None:
    signs = [SimpleNamespace(face=SAM, day=date(2026, 6, 11)), SimpleNamespace(face=JORDAN, day=None)]
    shown = drawn("_signs", signs=signs)
    assert "signed on 11 June" in shown
    assert "&lt;Jordan, not yet" in shown
    assert shown.count("is-open") == 1


@pytest.mark.parametrize(
    ("stage", "left"), [("invited", 5), ("apart", 4), ("listen", 3), ("ground", 2), ("options", 1), ("agreement", 0)]
)
def test_what_is_ahead_grows_less(stage: str, left: int) -> None:
    assert drawn("_ahead", stage=stage).count("<li") == left


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_step_has_its_line_and_its_starters(language: str) -> None:
    with translation.override(language):
        for step in phrases.STEPS.values():
            shown = drawn("_why", phrases=step)
            assert shown.count("<li") == len(step.starters)
            assert "<summary>" in shown
