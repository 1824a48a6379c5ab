"""What the checker says of an instrument's file: every fault is a sentence of where and what to do. Pure."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.readiness.instrument.loader import InvalidInstrument, content_of, digest_of, parse
from our2souls.readiness.instrument.model import FULL
from tests.factories.readiness.instrument import item, small, statement, topic, words, written

ROOT = Path(__file__).resolve().parents[3]


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
    (put("where", same_as="abc"), "(where), same_as: “abc” is not written as it has to be"),
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


def test_the_example_of_the_hosts_page_is_sound() -> None:
    page = (ROOT / "docs/host/instruments.md").read_text(encoding="utf-8")
    example = content_of(page.partition("```yaml\n")[2].partition("```")[0])
    content = in_english(small(languages=["en"]))
    content["areas"] += [area | {"part": "all"} for area in example["areas"]]
    content["items"] += [*example["items"], in_english(statement("glad", "plain"))]
    read = parse(written(content))
    assert [area.key for area in read.modules] == ["distance"]
    assert len(read.item("far-contact").prompts) == 2
    assert read.item("far-lonely").gentle


def in_english(node: Any) -> Any:
    """A copy without the Spanish."""
    if isinstance(node, dict):
        return {key: in_english(value) for key, value in node.items() if key != "es"}
    return [in_english(each) for each in node] if isinstance(node, list) else node


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
