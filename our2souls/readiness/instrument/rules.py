"""What no schema can say of an instrument’s file, each fault a sentence. Pure.

Keys that exist, languages that are complete, statements that balance, a short form with one topic of each area, modules that
ask who they are for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

CHOSEN = 5
"""How many cards a person chooses as their top."""

WORDS = frozenset(
    ["title", "about", "intention", "steps", "name", "text", "poles", "places", "when", "ask", "listen", "step"]
)
"""The fields that hold words, in every language of the file."""


def broken(content: Any) -> Iterator[str]:
    """Every rule that a file breaks whose shape is sound, as a sentence that says where and what to do."""
    yield from _keys(content)
    yield from _languages(content)
    yield from _topics(content)
    yield from _balance(content)
    yield from _modules(content)
    yield from _short_form(content)
    yield from _cards(content)


def place_in(path: Iterable[str | int], content: Any) -> str:
    """The place as one reads it: items, number 4 (home-where), places, number 2."""
    words, here = [], content
    for step in path:
        here = here[step]
        name = f"number {step + 1}" if isinstance(step, int) else step
        key = here.get("key") if isinstance(here, dict) else None
        words.append(f"{name} ({key})" if isinstance(key, str) else name)
    return ", ".join(words) or "the file"


def _keys(content: Any) -> Iterator[str]:
    for kind in ("parts", "areas", "items"):
        counted = Counter(each.get("key", "") for each in content[kind])
        yield from (
            f"In {kind}: the key “{key}” stands {n} times; give each its own." for key, n in counted.items() if n > 1
        )
    parts = {part["key"] for part in content["parts"]}
    areas = {area["key"] for area in content["areas"]}
    asked = {item.get("area") for item in content["items"]}
    for area in content["areas"]:
        if area["part"] not in parts:
            yield f"Area {area['key']}: there is no part “{area['part']}”; add it or name another."
        if area["key"] not in asked:
            yield f"Area {area['key']}: no item belongs to it; add one or take the area out."
    for item in content["items"]:
        if "area" in item and item["area"] not in areas:
            yield f"Item {item['key']}: there is no area “{item['area']}”; add it or name another."
        if "part" in item and item["part"] not in parts:
            yield f"Item {item['key']}: there is no part “{item['part']}”; add it or name another."


def _languages(content: Any) -> Iterator[str]:
    declared = set(content["languages"])
    for path, words in _words(content, ()):
        where = place_in(path, content)
        for code in sorted(declared - words.keys()):
            yield f"In {where}: the words in “{code}” are missing; add them, or take “{code}” out of languages."
        for code in sorted(words.keys() - declared):
            yield f"In {where}: “{code}” is not among the languages of the file; add it there or take the words out."


def _words(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], dict[str, str]]]:
    """Every text with its place. Only minutes and thresholds are fields that hold no words, and they hold no text."""
    if isinstance(node, list):
        for nth, each in enumerate(node):
            yield from _words(each, (*path, nth))
    elif isinstance(node, dict):
        if path and _is_words(path):
            yield path, node
        else:
            for name, each in node.items():
                yield from _words(each, (*path, name))


def _is_words(path: tuple[str | int, ...]) -> bool:
    named = [step for step in path if isinstance(step, str)]
    return named[-1] in WORDS


def _topics(content: Any) -> Iterator[str]:
    for item in content["items"]:
        if item["kind"] != "topic":
            continue
        own = [name for name in ("poles", "places") if name in item]
        if item["scale"] == "when" and own:
            yield f"Item {item['key']}: its scale is when, so its places are those of the file; take out {' and '.join(own)}."
        elif item["scale"] == "when" and "when" not in content:
            yield f"Item {item['key']}: its scale is when, and the file has no “when” with the five places; add it."
        elif item["scale"] == "poles" and len(own) < len(("poles", "places")):
            yield f"Item {item['key']}: its scale is poles; give it two poles and five places."


def _balance(content: Any) -> Iterator[str]:
    ways = Counter(item["direction"] for item in content["items"] if item["kind"] == "statement")
    plain, turned = ways["plain"], ways["reversed"]
    if plain != turned:
        more, less = ("plain", "reversed") if plain > turned else ("reversed", "plain")
        yield (
            f"Of the statements {plain} are plain and {turned} reversed, {abs(plain - turned)} too many {more} ones;"
            f" have as many {less} ones."
        )


def _modules_of(content: Any) -> set[str]:
    return {area["key"] for area in content["areas"] if area.get("module")}


def _modules(content: Any) -> Iterator[str]:
    of_cards = {item["area"] for item in content["items"] if item["kind"] in {"card", "top", "top-guess"}}
    for area in content["areas"]:
        if area.get("module") and area["key"] in of_cards:
            yield f"Area {area['key']}: the cards are for everybody, so their area is no module; take its “module” out."
        if area.get("module") and "ask" not in area:
            yield f"Area {area['key']}: it is a module, and nothing finds out who it is for; give it an “ask”, a plain question."
        elif "ask" in area and not area.get("module"):
            yield f"Area {area['key']}: everybody is asked it, so nobody reads its “ask”; take that out, or add module: true."
    if content["areas"] and len(_modules_of(content)) == len(content["areas"]):
        yield "In areas: all are modules, so there may be nothing to ask; let one be for everybody."


def _short_form(content: Any) -> Iterator[str]:
    topics = [item for item in content["items"] if item["kind"] == "topic"]
    if not topics:
        yield "The file has no topic; a test needs one at least."
    modules = _modules_of(content)
    short = Counter(item["area"] for item in topics if "short" in item["forms"])
    for area in dict.fromkeys(item["area"] for item in topics):
        if area in modules and short[area]:
            yield f"Area {area}: it is a module, and the short form asks no module; take “short” out of its topics’ forms."
        elif area not in modules and short[area] != 1:
            yield f"Area {area}: {short[area]} of its topics are in the short form; let it be one."
    for item in content["items"]:
        if item["kind"] not in {"topic", "top"} and "short" in item["forms"]:
            yield f"Item {item['key']}: the short form has topics and the top five alone; take “short” out of its forms."


def _cards(content: Any) -> Iterator[str]:
    cards = [item for item in content["items"] if item["kind"] == "card"]
    tops = {kind: [item for item in content["items"] if item["kind"] == kind] for kind in ("top", "top-guess")}
    if not cards:
        for item in [*tops["top"], *tops["top-guess"]]:
            yield f"Item {item['key']}: there are no cards to choose from; add cards or take it out."
        return
    if len(cards) <= CHOSEN:
        yield f"There are {len(cards)} cards to choose {CHOSEN} from; add some."
    for kind, found in tops.items():
        if len(found) != 1:
            yield f"There are {len(found)} items of kind {kind} beside the cards; let it be one."
    if not all("short" in item["forms"] for item in tops["top"]):
        yield f"Item {tops['top'][0]['key']}: the top five belong to the short form too; add “short” to its forms."
    homes = {item["area"] for item in [*cards, *tops["top"], *tops["top-guess"]]}
    if len(homes) > 1:
        yield f"Cards and top five lie in several areas ({', '.join(sorted(homes))}); let it be one."
    for item in content["items"]:
        if item.get("area") in homes and item["kind"] in {"topic", "statement"}:
            yield f"Item {item['key']}: the area of the cards holds nothing else; move it to another."
