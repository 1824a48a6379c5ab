"""From an instrument's file to an Instrument: pure. A file is read as a whole or its faults are named; nothing is guessed."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from our2souls.lib.formats import plain_yaml
from our2souls.readiness.instrument.model import SHORT, Area, Instrument, Item, Part, TalkPrompt, Words
from our2souls.readiness.instrument.validation import faults_of
from our2souls.readiness.scoring.thresholds import Thresholds


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
    try:
        return plain_yaml.read(source)
    except plain_yaml.UnreadableYaml as wrong:
        raise InvalidInstrument([str(wrong)]) from wrong


LATER = frozenset({"lines", "gentle", "prompts", "same_as"})
"""Of an item: how answers are read, who sees them, how one begins to talk, what it goes on from. None of it is what was asked."""
NOT_ASKED = LATER | {"key", "area", "part", "forms"}


def digest_of(content: Any) -> str:
    """The SHA-256 of what a sound file says, however it is laid out, without LATER: of canonical JSON, in hexadecimal."""
    # A published version may still draw a line, keep a statement to its author or better a prompt: its answers stay its own.
    items = [{name: value for name, value in item.items() if name not in LATER} for item in content["items"]]
    return _sha256(content | {"items": items})


def _sha256(content: Any) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


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
                module=bool(area.get("module")),
                ask=area.get("ask", {}),
            )
            for area in content["areas"]
        ),
        items=tuple(_item(item, part_of, when) for item in content["items"]),
        thresholds=Thresholds(
            apart=bounds["apart"],
            known=bounds["known"],
            firm_importance=bounds["firm_importance"],
            firm_bend=bounds["firm_bend"],
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
        gentle=item.get("gentle", False),
        prompts=tuple(TalkPrompt(each["ask"], each["listen"], each["step"]) for each in item.get("prompts", ())),
        digest=_item_digest(item, when if timed else ()),
    )


def _item_digest(item: dict[str, Any], when: tuple[Words, ...]) -> str:
    """Of what somebody reads who answers it: not of where it lies, nor of what is made of the answer.

    An item that says of itself that it is the `same_as` an earlier one, in better words, has the digest of that one.
    """
    if "same_as" in item:
        return str(item["same_as"])
    asked = {name: value for name, value in item.items() if name not in NOT_ASKED}
    return _sha256(asked | {"places": list(when)} if when else asked)
