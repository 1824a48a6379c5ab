"""Our own instrument, word for word, and what the checker says of any: pure, without the database."""

import json
import re
from collections import Counter
from typing import Any

import pytest
import yaml

from our2souls.lib.formats.plain_yaml import LETTERS
from our2souls.readiness.instrument.catalog import LEDGER, PACKAGED
from our2souls.readiness.instrument.loader import InvalidInstrument, content_of, digest_of, parse
from our2souls.readiness.instrument.model import FULL, SHORT, Words, text_in
from tests.factories.readiness.instrument import item, small, words, written

AREAS = [
    "what-matters", "meaning-and-belief",
    "everyday-life", "money", "talking-and-repair", "closeness", "time", "family-and-friends", "backing-dreams",
    "home-and-place", "children-and-caring", "work-and-ambition", "adventure-and-rest",
]  # fmt: skip
MODULES = {"children-before": 7, "two-worlds": 7, "illness": 6, "distance": 7, "later-life": 8}
OURS = (PACKAGED / "our2souls-1.yaml").read_text(encoding="utf-8")
SECOND = (PACKAGED / "our2souls-2.yaml").read_text(encoding="utf-8")
# Whoever reads them may be of any gender, faith or means, in any kind of couple; and nothing is promised.
PRESUMED = re.compile(
    r"\b(he|she|his|her|him|husband|wife|wives|boyfriend|girlfriend|spouse|marr\w+|wedding|god|church|should|score\w*"
    r"|compatib\w+|predict\w*|therap\w+|marido|esposa|esposo|novi[oa]s?|casad\w+|casar\w*|boda|dios|iglesia|deberías"
    r"|terapia)\b",
    re.IGNORECASE,
)


def all_words(node: Any) -> list[Words]:
    if isinstance(node, dict) and node.keys() <= {"en", "es"}:
        return [node]
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [found for each in inner for found in all_words(each)]


def test_our_instrument_has_the_areas_and_items_that_it_says() -> None:
    ours = parse(OURS)
    assert [area.key for area in ours.areas] == AREAS
    assert Counter(each.kind for each in ours.items) == {
        "topic": 36, "statement": 24, "idealisation": 4, "card": 16, "top": 1, "top-guess": 1,
    }  # fmt: skip
    for area in AREAS[1:]:
        kinds = Counter((each.kind, each.reversed) for each in ours.of_area(area))
        assert kinds == {("topic", False): 3, ("statement", False): 1, ("statement", True): 1}, area
        assert [each.kind for each in ours.of_area(area, SHORT)] == ["topic"]
    assert [ours.item(key).reversed for key in ("close-wanted", "close-missed")] == [False, True]
    assert {each.kind for each in ours.of_area("what-matters")} == {"card", "top", "top-guess"}
    assert len(ours.of_form(SHORT)) == 13
    assert len(ours.of_form(FULL)) == len(ours.items) == 82
    assert (ours.languages, ours.minutes) == (("en", "es"), {"full": 20, "short": 5})
    bounds = ours.thresholds
    assert (bounds.apart, bounds.known, bounds.firm_importance, bounds.firm_bend, bounds.topics) == (2, 1, 5, 2, 2)
    whens = [each for each in ours.items if each.scale == "when"]
    assert len(whens) == 4
    assert all(each.places == whens[0].places for each in whens)
    assert [text_in(place, "es")[:5] for place in whens[0].places] == ["Nunca", "Algún", "En un", "En un", "Ahora"]
    assert whens[0].poles == (whens[0].places[0], whens[0].places[4])
    span = re.findall(r"# Schwartz: (\S+)", OURS)
    assert (len(span), len(set(span))) == (16, 10), "sixteen cards span the ten basic values"


def test_the_second_version_of_our_instrument_has_the_areas_and_items_that_it_says() -> None:
    ours = parse(SECOND)
    assert [area.key for area in ours.areas] == [*AREAS, *MODULES]
    assert {area.key: len(ours.of_area(area.key)) for area in ours.modules} == MODULES
    assert all(area.ask and area.part in {"expectations", "plans"} for area in ours.modules)
    asked = ours.of_form(FULL)
    assert Counter(each.kind for each in asked) == {
        "topic": 36, "statement": 30, "idealisation": 4, "card": 16, "top": 1, "top-guess": 1,
    }  # fmt: skip
    assert len(ours.of_form(FULL, MODULES)) == len(ours.items) == len(asked) + sum(MODULES.values())
    for area in AREAS[1:]:
        kinds = Counter(each.kind for each in ours.of_area(area))
        assert kinds["topic"] == 3, area
        assert kinds["statement"] >= 2, area
        assert [each.kind for each in ours.of_area(area, SHORT)] == ["topic"]
    statements = [each for each in ours.items if each.kind == "statement"]
    assert Counter(each.reversed for each in statements) == {True: 15, False: 15}
    assert {each.key for each in statements if each.gentle} == {
        "belief-kept", "time-justify", "money-avoided", "kept-from-me", "too-much",
    }  # fmt: skip
    assert [each.key for each in ours.of_form(SHORT)] == [
        "top", "belief-shared", "daily-tasks", "asking-first", "deciding", "only-us", "free-time", "family-say",
        "own-or-shared", "home-where", "children", "work-room", "promise",
    ]  # fmt: skip
    assert {each.key: each.lines for each in ours.items if each.lines} == {
        "children": (1,), "one-roof": (1,), "promise": (1,), "only-us": (2,), "desire": (1,), "drinking": (1,),
        "faith-children": (2,), "late-own-place": (3,),
    }  # fmt: skip
    assert len(re.findall(r"# Schwartz: (\S+)", SECOND)) == 16


def test_what_two_versions_of_our_instrument_ask_alike_has_one_digest_and_what_changed_another() -> None:
    first, second = parse(OURS), parse(SECOND)
    before = {item.key: item.digest for item in first.items}
    same = {item.key for item in second.items if before.get(item.key) == item.digest}
    said = {each["key"]: each for each in content_of(SECOND)["items"] if "same_as" in each}
    assert len(said) == 6
    assert said.keys() <= same
    for key in said:
        old, new = first.item(key), second.item(key)
        assert (new.scale, new.lines, new.area) == (old.scale, old.lines, old.area), key
        assert new.poles[0]["en"].split()[-1] != old.poles[1]["en"].split()[-1], f"{key} is turned: another question"
    assert {"card-freedom", "top", "family-backed", "rosy-days"} <= same
    assert not same & {"children", "promise", "money-pots", "free-time", "daily-tasks", "only-us", "card-safety"}


def test_an_item_that_is_the_same_as_an_earlier_one_has_its_digest_and_the_file_its_own() -> None:
    content = small()
    before, file = parse(written(content)).item("where").digest, digest_of(content)
    item(content, "where")["text"]["en"] = "In better words, where is it?"
    assert parse(written(content)).item("where").digest != before
    changed = digest_of(content)
    item(content, "where")["same_as"] = before
    assert parse(written(content)).item("where").digest == before
    assert (digest_of(content), changed != file) == (changed, True)


def test_gentle_statements_of_the_first_version_leave_its_digest_alone() -> None:
    ours = parse(OURS)
    assert {each.key for each in ours.items if each.gentle} == {"belief-kept", "time-justify", "money-avoided"}


def test_our_instrument_presumes_nothing_and_shouts_nothing_in_either_language() -> None:
    found = all_words(content_of(OURS))
    assert len(found) > 450
    for each in found:
        for text in each.values():
            assert not PRESUMED.search(text), text
            assert not re.search(r"[!¡'\"]|\s{2}", text), text
        assert each["en"] != each["es"]
    texts = Counter(each["en"] for each in found if each["en"].endswith(("?", ".")))
    assert [text for text, times in texts.items() if times > 1 and text != "About half and half."] == []


def test_our_instrument_is_as_it_was_published() -> None:
    ledger = yaml.safe_load((PACKAGED / LEDGER).read_text(encoding="utf-8"))
    ours = [parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGED.glob("our2souls-*.yaml"))]
    assert [(one.key, one.version, one.digest) for one in ours] == [
        (line["key"], line["version"], line["digest"]) for line in ledger
    ], "a published version stays as it is; a change is a file of the next version, with a line in the ledger"


def test_the_digest_of_an_instrument_is_of_its_content_not_of_its_layout() -> None:
    content = small()
    upside_down = dict(reversed(list(content.items())))
    assert parse(written(content)).digest == parse("# a remark\n" + json.dumps(upside_down)).digest
    changed = small()
    item(changed, "plain")["text"]["es"] += "."
    assert digest_of(changed) != digest_of(content)


def test_a_line_in_an_item_does_not_change_the_digest() -> None:
    ours = parse(OURS)
    lines = {each.key: each.lines for each in ours.items if each.lines}
    assert lines == {"children": (1,), "one-roof": (1,), "promise": (1,), "only-us": (2,), "desire": (1,)}
    content = small()
    before = digest_of(content)
    item(content, "where")["lines"] = [2, 4]
    read = parse(written(content))
    assert read.item("where").lines == (2, 4)
    assert read.digest == before == digest_of(content)


def test_our_instrument_is_plain_yaml() -> None:
    assert content_of("{no: yes, a: .6, b: 12, c: 2026-01-01, d: ~, e: 1_0, f: true, g: 'true', h: False}") == {
        "no": "yes", "a": ".6", "b": 12, "c": "2026-01-01", "d": "~", "e": "1_0", "f": True, "g": "true", "h": "False",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("a: [1", "Line 2, column 1 cannot be read as YAML"),
        ("a: 1\na: 2", "Line 2, column 1 cannot be read as YAML (“a” twice"),
        ("a: &x [1]\nb: *x", "Line 2, column 4 cannot be read as YAML (a reference to another place)"),
        ("[" * 90_000, "nested too deeply"),
        ("a: !!python/object:os.system {}", "cannot be read as YAML"),
        ("\x00", "save it as plain text in UTF-8"),
        ("#" * (LETTERS + 1), "The file has more than 400,000 characters; shorten it."),
        ("", "In the file: this has to be fields."),
    ],
)
def test_a_file_that_is_no_plain_yaml_is_refused_before_it_is_built(source: str, says: str) -> None:
    with pytest.raises(InvalidInstrument) as faulty:
        parse(source)
    assert says in faulty.value.faults[0]


def test_words_of_an_instrument_are_read_in_the_language_or_the_nearest_there_is() -> None:
    assert text_in(words("Yes"), "es-mx") == "Yes (es)"
    assert text_in(words("Yes"), "fr") == "Yes"
    assert text_in({"ca": "Sí"}, "fr") == "Sí"
