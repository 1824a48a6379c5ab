"""`our2souls prompts check`: what it says of ours, and of files that are no decks."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from our2souls.prompts.decks.catalog import PACKAGED
from our2souls.prompts.decks.loader import InvalidDeck, parse

HOME = (PACKAGED / "home.yaml").read_text(encoding="utf-8")
SMALL = """
format: 1
key: mine
title: {en: Mine}
prompts:
  - {id: mine-01, depth: 1, en: What is near?}
"""


def check(file: object) -> tuple[str, str, int]:
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("prompts", "check", str(file), stdout=out, stderr=err)
    except SystemExit as end:
        code = int(str(end.code))
    return out.getvalue(), err.getvalue(), code


def test_all_of_ours_are_sound_and_told_in_a_line_each() -> None:
    out, err, code = check("all")
    assert (err, code) == ("", 0)
    assert out.count("nothing is wrong with it") == 12
    assert "home: nothing is wrong with it. 21 prompts in en, es: 7 light, 7 deeper, 7 deep." in out


def test_a_small_deck_of_ones_own_is_sound(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(SMALL, encoding="utf-8")
    assert check(file)[0] == "mine: nothing is wrong with it. 1 prompts in en: 1 light, 0 deeper, 0 deep.\n"


def test_a_file_that_is_no_deck_is_refused_with_its_name_and_exit_code_two(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(SMALL.replace("depth: 1", "depth: 4"), encoding="utf-8")
    out, err, code = check(file)
    assert (out, code) == ("", 2)
    assert err == "mine.yaml: In prompts, number 1 (mine-01): its depth has to be 1 (light), 2 or 3 (deep).\n"
    assert "cannot be read" in check(tmp_path / "nowhere.yaml")[1]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("format: 1", "format: 2", "this program reads format 1"),
        ("format: 1\n", "", "“format” is missing; add it."),
        ("key: mine", "key: Mine", "In key: 2 to 39 small letters"),
        ("title: {en: Mine}", "title: Mine", "In title: write the words by language"),
        ("title: {en: Mine}", "title: {en: Mine, es: Lo mío}", "the words in “es” are missing"),
        ("title: {en: Mine}", "title: {English: Mine}", "“English” is no language"),
        ("title: {en: Mine}", "title: {en: Mine}\nabout: {es: Sí}", "give both the same languages"),
        ("title: {en: Mine}", "title: {en: Mine}\nauthor: me", "“author” has no meaning here"),
        ("id: mine-01", "id: yours-01", "its id has to be the deck’s key"),
        ("depth: 1", "depth: 0", "its depth has to be 1 (light), 2 or 3 (deep)"),
        ("depth: 1", "depth: yes", "its depth has to be 1 (light), 2 or 3 (deep)"),
        ("en: What is near?", "en: ''", "nothing stands here; fill it in."),
        ("en: What is near?", "en: 12", "this has to be text"),
        ("en: What is near?", f"en: {'a' * 201}", "this has 201 characters, 200 at most fit"),
        ("en: What is near?", "en: 'What  is near?'", "take out line breaks"),
        ("en: What is near?", "en: What is near?, fr: Quoi?", "“fr” is not among the languages of the title"),
        (
            "  - {id: mine-01, depth: 1, en: What is near?}",
            "  - {id: mine-01, depth: 1, en: What is near?}\n  - {id: mine-01, depth: 1, en: what is near?}",
            "the id “mine-01” stands 2 times",
        ),
        ("  - {id: mine-01, depth: 1, en: What is near?}", "  - one", "this has to have fields: id, depth"),
        ("prompts:\n  - {id: mine-01, depth: 1, en: What is near?}", "prompts: []", "a list with one prompt at least"),
        ("key: mine", "key: &mine mine", ""),
        ("title: {en: Mine}", "title: {en: Mine, en: Ours}", "cannot be read as YAML"),
        ("key: mine", "key: *x", "cannot be read as YAML"),
    ],
)  # fmt: skip
def test_each_fault_is_a_sentence(was: str, now: str, says: str) -> None:
    assert was in SMALL
    if not says:
        assert parse(SMALL.replace(was, now)).key == "mine"
        return
    with pytest.raises(InvalidDeck) as faulty:
        parse(SMALL.replace(was, now))
    assert any(says in fault for fault in faulty.value.faults), faulty.value.faults


@pytest.mark.parametrize(
    "source", ["", "[]", "just words", "prompts:", "{format: 1, key: mine, title: {en: x}, prompts: {}}"]
)
def test_something_else_is_refused_and_never_fails(source: str) -> None:
    with pytest.raises(InvalidDeck):
        parse(source)


def test_of_many_faults_thirty_are_named() -> None:
    lines = "\n".join(f"  - {{id: mine-{number:02}, depth: 9, en: What is {number}?}}" for number in range(50))
    with pytest.raises(InvalidDeck) as faulty:
        parse(SMALL.split("  - ", maxsplit=1)[0] + lines)
    assert len(faulty.value.faults) == 31
    assert faulty.value.faults[-1] == "There are 20 more; mend these first."


def test_what_a_file_says_is_read_as_it_stands() -> None:
    deck = parse(HOME)
    assert (deck.key, deck.name("es-mx"), deck.name("fr")) == ("home", deck.title["es"], deck.title["en"])
    assert deck.prompts[0].id == "home-01"
    assert deck.prompts[0].text("es") == deck.prompts[0].texts["es"]
