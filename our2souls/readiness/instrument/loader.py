"""From an instrument's file to an Instrument: pure. A file is read as a whole or its faults are named; nothing is guessed.

The YAML is the plain kind: text is text (`no` is a word, `.6` is kept as it was written), whole numbers are numbers, nothing
stands twice and nothing refers to something elsewhere in the file.
"""

import json
import re
from collections.abc import Hashable, Sequence
from fractions import Fraction
from hashlib import sha256
from typing import Any

import yaml

from our2souls.readiness.instrument.model import SHORT, Area, Instrument, Item, Part, Words
from our2souls.readiness.instrument.validation import faults_of
from our2souls.readiness.scoring.thresholds import Thresholds

LETTERS = 400_000
"""Of a file, at most."""
DEPTH = 12
"""Lists and fields within each other; an instrument needs six."""
TEXT = "tag:yaml.org,2002:str"
WHOLE_NUMBER = "tag:yaml.org,2002:int"


class InvalidInstrument(ValueError):
    """A file that is no instrument; each of its `faults` is a sentence that says where and what to do."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


def parse(source: str) -> Instrument:
    """The instrument that a file's text says; raises InvalidInstrument."""
    content = content_of(source)
    found = faults_of(content)
    if found:
        raise InvalidInstrument(found)
    return _instrument(content)


def content_of(source: str) -> Any:
    """What the YAML says, unchecked; raises InvalidInstrument when it is too long, no YAML or not the plain kind."""
    if len(source) > LETTERS:
        raise InvalidInstrument([f"The file has more than {LETTERS:,} characters; shorten it."])
    try:
        _look_over(source)
        return yaml.load(source, Loader=_Plain)  # noqa: S506 - a safe loader that takes still less
    except yaml.MarkedYAMLError as wrong:
        place = wrong.problem_mark or wrong.context_mark
        where = f"Line {place.line + 1}, column {place.column + 1}" if place else "The file"
        raise InvalidInstrument(
            [f"{where} cannot be read as YAML ({wrong.problem or wrong.context}); correct it."]
        ) from wrong
    except (yaml.YAMLError, ValueError) as wrong:
        raise InvalidInstrument(["The file cannot be read as YAML; save it as plain text in UTF-8."]) from wrong


def digest_of(content: Any) -> str:
    """The SHA-256 of what a sound file says, however it is laid out: of its canonical JSON without lines, in hexadecimal."""
    # Lines say how answers are read, not what was asked: a published version may draw one, and its answers stay its own.
    items = [{name: value for name, value in item.items() if name != "lines"} for item in content["items"]]
    canonical = json.dumps(content | {"items": items}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


class _Plain(yaml.CSafeLoader):
    yaml_implicit_resolvers = {digit: [(WHOLE_NUMBER, re.compile(r"^(0|[1-9][0-9]{0,8})$"))] for digit in "0123456789"}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - its signature
        keys = set()
        for key, _ in node.value:
            if key.tag != TEXT or key.value in keys:
                raise yaml.constructor.ConstructorError(None, None, f"“{key.value}” twice or no name", key.start_mark)
            keys.add(key.value)
        return super().construct_mapping(node, deep)


def _look_over(source: str) -> None:
    """Raise for what could make a small file endless, before anything is built: references, and depth."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.events.CollectionStartEvent) - isinstance(event, yaml.events.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEPTH:
            what = "nested too deeply" if depth > DEPTH else "a reference to another place"
            place: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=what, problem_mark=place)


def _instrument(content: dict[str, Any]) -> Instrument:
    part_of = {area["key"]: area["part"] for area in content["areas"]}
    when = tuple(content.get("when", ()))
    bounds = content["thresholds"]
    return Instrument(
        key=content["key"],
        version=content["version"],
        digest=digest_of(content),
        title=content["title"],
        about=content["about"],
        languages=tuple(content["languages"]),
        minutes=content["minutes"],
        parts=tuple(Part(part["key"], part["title"]) for part in content["parts"]),
        areas=tuple(
            Area(
                key=area["key"],
                part=area["part"],
                title=area["title"],
                about=area["about"],
                intention=area["intention"],
                steps=tuple(area["steps"]),
            )
            for area in content["areas"]
        ),
        items=tuple(_item(item, part_of, when) for item in content["items"]),
        thresholds=Thresholds(
            apart=bounds["apart"],
            known=bounds["known"],
            firm_importance=bounds["firm_importance"],
            firm_bend=bounds["firm_bend"],
            talk_below=Fraction(bounds["talk_below"]),
            ready_from=Fraction(bounds["ready_from"]),
            ready_importance=Fraction(bounds["ready_importance"]),
            topics=bounds["topics"],
        ),
    )


def _item(item: dict[str, Any], part_of: dict[str, str], when: tuple[Words, ...]) -> Item:
    timed = item.get("scale") == "when"
    return Item(
        key=item["key"],
        part=item["part"] if "part" in item else part_of[item["area"]],
        area=item.get("area", ""),
        kind=item["kind"],
        text=item["text"],
        name=item.get("name", {}),
        places=when if timed else tuple(item.get("places", ())),
        poles=(when[0], when[-1]) if timed else tuple(item.get("poles", ())),
        scale=item.get("scale", "poles"),
        reversed=item.get("direction") == "reversed",
        short=SHORT in item["forms"],
        lines=tuple(item.get("lines", ())),
    )
