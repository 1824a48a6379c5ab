"""Our own instrument, word for word, and what the checker says of any: pure, without the database."""

import json
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.lib.formats.plain_yaml import LETTERS
from our2souls.readiness.instrument.catalog import LEDGER, PACKAGED
from our2souls.readiness.instrument.loader import InvalidInstrument, content_of, digest_of, parse
from our2souls.readiness.instrument.model import FULL, SHORT, Words, text_in
from tests.factories.readiness.instrument import item, small, statement, topic, words, written

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
    assert {"card-freedom", "top", "family-backed", "rosy-days"} <= same
    assert not same & {"children", "promise", "money-pots", "free-time", "daily-tasks", "only-us", "card-safety"}


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


def without(key: str, name: str) -> Callable[[Any], Any]:
    return lambda content: item(content, key).pop(name)


def put(key: str, /, **changed: Any) -> Callable[[Any], Any]:
    return lambda content: item(content, key).update(changed)


def drop(key: str) -> Callable[[Any], Any]:
    return lambda content: content["items"].remove(item(content, key))


PROMPT = {"ask": words("Ask?"), "listen": words("Hear."), "step": words("Do.")}
SPOILED: list[tuple[Callable[[Any], Any], str]] = [
    (lambda c: c.pop("title"), "In the file: “title” is missing; add it."),
    (lambda c: c.update(colour="red"), "In the file: “colour” has no meaning here; take it out"),
    (lambda c: c.update(version="one"), "In version: this has to be a whole number."),
    (lambda c: c.update(version=0), "In version: 0 has to be at least 1."),
    (lambda c: c.update(key="Small One"), "In key: “Small One” is not written as it has to be"),
    (lambda c: c["title"].update(en=""), "In title, en: nothing stands here; fill it in."),
    (lambda c: c["title"].update(en="x" * 401), "In title, en: this has 401 characters, 400 at most fit; shorten it."),
    (lambda c: c["title"].update(en="two\nlines"), "In title, en: “two\nlines” is not written as it has to be"),
    (lambda c: c["thresholds"].update(apart=5), "In thresholds, apart: 5 has to be at most 4."),
    (lambda c: c["languages"].append("en"), "In languages: something stands twice"),
    (lambda c: c["languages"].append("fr"), "title: the words in “fr” are missing; add them, or take “fr” out of languages."),
    (lambda c: c["about"].update(fr="Bref."), "In about: “fr” is not among the languages of the file"),
    (lambda c: c["areas"][0]["steps"].pop(), "In areas, number 1 (values), steps: there are 2 where 3 to 5 belong"),
    (lambda c: c["areas"][1].update(part="none"), "Area home: there is no part “none”; add it or name another."),
    (lambda c: c["areas"].append(c["areas"][1] | {"key": "idle"}), "Area idle: no item belongs to it"),
    (put("where", kind="topics"), "In items, number 9 (where), kind: “topics” is none of these: topic, statement"),
    (put("where", direction="plain"), "number 9 (where): “direction” has no meaning here"),
    (put("where", area="nowhere"), "Item where: there is no area “nowhere”"),
    (put("rosy", part="none"), "Item rosy: there is no part “none”"),
    (put("plain", key="where"), "In items: the key “where” stands 2 times; give each its own."),
    (lambda c: item(c, "where")["places"].pop(), "places: there are 4 where 5 belong; add or take out."),
    (without("where", "poles"), "Item where: its scale is poles; give it two poles and five places."),
    (put("one-roof", places=topic("x", "home")["places"]), "Item one-roof: its scale is when, so its places are"),
    (lambda c: c.pop("when"), "Item one-roof: its scale is when, and the file has no “when”"),
    (put("turned", direction="plain"), "2 are plain and 0 reversed, 2 too many plain ones; have as many reversed ones."),
    (lambda c: c["items"].append(statement("more", "reversed")), "1 are plain and 2 reversed, 1 too many reversed ones"),
    (put("where", forms=["full"]), "Area home: 0 of its topics are in the short form; let it be one."),
    (put("where", lines=[]), "number 9 (where), lines: there are 0 where 1 to 4 belong; add or take out."),
    (put("where", lines=[1, 5]), "number 9 (where), lines, number 2: 5 has to be at most 4."),
    (put("where", lines=[0]), "number 9 (where), lines, number 1: 0 has to be at least 1."),
    (put("where", lines=[1, 1]), "number 9 (where), lines: something stands twice; take one of them out."),
    (put("where", lines=["1"]), "number 9 (where), lines, number 1: this has to be a whole number."),
    (put("plain", lines=[1]), "(plain): “lines” has no meaning here; take it out or correct its spelling."),
    (put("one-roof", forms=["short", "full"]), "Area home: 2 of its topics are in the short form"),
    (put("where", forms=["short"]), "forms: every item is in the full form; add “full”."),
    (put("plain", forms=["short", "full"]), "Item plain: the short form has topics and the top five alone"),
    (lambda c: [drop(key)(c) for key in ("where", "one-roof")], "The file has no topic; a test needs one at least."),
    (put("top", forms=["full"]), "Item top: the top five belong to the short form too"),
    (drop("guess"), "There are 0 items of kind top-guess beside the cards; let it be one."),
    (drop("card-0"), "There are 5 cards to choose 5 from; add some."),
    (lambda c: [drop(f"card-{n}")(c) for n in range(6)], "Item top: there are no cards to choose from"),
    (put("card-0", area="home"), "Cards and top five lie in several areas (home, values); let it be one."),
    (lambda c: c["areas"][1].update(module=True), "Area home: it is a module, and nothing finds out who it is for"),
    (lambda c: c["areas"][1].update(ask=words("Is it so?")), "Area home: everybody is asked it, so nobody reads its “ask”"),
    (lambda c: c["areas"][1].update(module=False, ask=words("Is it so?")), "Area home: everybody is asked it"),
    (lambda c: c["areas"][1].update(module="yes"), "In areas, number 2 (home), module: this has to be true or false."),
    (lambda c: c["areas"][1].update(module=True, ask=words("Is it?")), "Area home: it is a module, and the short form asks no"),
    (lambda c: c["areas"][0].update(module=True, ask=words("Is it?")), "Area values: the cards are for everybody"),
    (lambda c: [area.update(module=True, ask=words("Is it?")) for area in c["areas"]], "In areas: all are modules"),
    (put("where", prompts=[PROMPT]), "number 9 (where), prompts: there are 1 where 2 belong; add or take out."),
    (put("where", prompts=[PROMPT, {"ask": words("Ask?"), "listen": words("Hear.")}]), "“step” is missing; add it."),
    (put("where", gentle=True), "number 9 (where): “gentle” has no meaning here"),
    (put("plain", area="values"), "Item plain: the area of the cards holds nothing else; move it to another."),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "says"), SPOILED, ids=[says[:40] for _, says in SPOILED])
def test_each_fault_of_an_instrument_is_a_sentence_of_where_and_what_to_do(
    spoil: Callable[[Any], Any], says: str
) -> None:
    content = small()
    parse(written(content))
    spoil(content)
    with pytest.raises(InvalidInstrument) as faulty:
        parse(written(content))
    assert any(says in fault for fault in faulty.value.faults), faulty.value.faults
    assert all(fault.endswith(".") for fault in faulty.value.faults)


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


def test_a_module_of_an_instrument_needs_no_topic_in_the_short_form() -> None:
    content = small()
    content["areas"].append(content["areas"][1] | {"key": "apart", "module": True, "ask": words("Do you live apart?")})
    content["items"].append(topic("visits", "apart") | {"prompts": [PROMPT, PROMPT]})
    read = parse(written(content))
    assert [area.key for area in read.modules] == ["apart"]
    assert "visits" not in {each.key for each in read.of_form(FULL)}
    assert read.item("visits").prompts[1].step == words("Do.")
    assert digest_of(content) == digest_of(
        small(areas=content["areas"], items=[*small()["items"], topic("visits", "apart")])
    )


def test_many_faults_of_an_instrument_are_named_up_to_a_number() -> None:
    content = small(languages=["en", "es", "fr"])
    with pytest.raises(InvalidInstrument) as faulty:
        parse(written(content))
    assert len(faulty.value.faults) == 31
    assert re.fullmatch(r"There are \d+ more; mend these first\.", faulty.value.faults[-1])


PATHS: list[tuple[Any, ...]] = [
    ("items",), ("areas",), ("title",), ("thresholds", "talk_below"), ("when",), ("items", 8), ("items", 8, "places"),
    ("parts", 0, "key"),
]  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(path=st.sampled_from(PATHS), value=ANYTHING)
def test_any_value_anywhere_in_an_instrument_is_read_or_its_faults_are_named(path: tuple[Any, ...], value: Any) -> None:
    content: Any = small()
    here = content
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    with suppress(InvalidInstrument):
        parse(json.dumps(content))


def test_words_of_an_instrument_are_read_in_the_language_or_the_nearest_there_is() -> None:
    assert text_in(words("Yes"), "es-mx") == "Yes (es)"
    assert text_in(words("Yes"), "fr") == "Yes"
    assert text_in({"ca": "Sí"}, "fr") == "Sí"
