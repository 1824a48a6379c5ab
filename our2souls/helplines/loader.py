"""From the text of a file to help lines: pure. A file is read as a whole or its faults are named; nothing is guessed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from babel import Locale

from our2souls.helplines.model import ELSEWHERE, KINDS, LANGUAGES, HelpLine, Words
from our2souls.lib.formats import plain_yaml

NUMBER = re.compile(r"[0-9+*#][0-9*# ()./-]{1,24}|\([0-9]{1,5}\)[0-9 ./-]{2,20}")
LINK = re.compile(r"https://[^\s/?#]+\.[^\s]+")
CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
ALWAYS = "always"
NAMES = {"name", "for", "call", "message", "link", "hours", "languages", "note", "checked", "source"}
LONGEST = 300

type Lines = dict[str, tuple[HelpLine, ...]]


class InvalidHelplines(ValueError):
    """A file that cannot be taken; each of its `faults` is a sentence that says where and what to do."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


def parse(source: str) -> Lines:
    """The lines by country that a file's text says; raises InvalidHelplines."""
    try:
        content = plain_yaml.read(source)
    except plain_yaml.UnreadableYaml as wrong:
        raise InvalidHelplines([str(wrong)]) from wrong
    found = list(_faults(content))
    if found:
        raise InvalidHelplines(found)
    return {country: tuple(map(_line, entries)) for country, entries in content.items()}


def _faults(content: Any) -> Iterator[str]:
    if not isinstance(content, dict) or not content:
        yield "The file has to name countries, each with a list of lines."
        return
    for country, entries in content.items():
        if country != ELSEWHERE and not (re.fullmatch("[A-Z]{2}", country) and country in _territories()):
            yield f"“{country}” is no country; write its two letters, such as GB, or “{ELSEWHERE}”."
        elif not isinstance(entries, list) or not entries:
            yield f"{country}: there has to be a list of lines, each begun with “- name: …”."
        else:
            for number, entry in enumerate(entries, 1):
                yield from (f"{country}, line {number}: {fault}" for fault in _faults_of(entry))


def _faults_of(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "it has to begin with “- name: …”."
        return
    for unknown in sorted(entry.keys() - NAMES):
        yield f"there is no field “{unknown}”; the fields are {', '.join(sorted(NAMES))}."
    if "name" not in entry:
        yield "it has no name."
    if entry.get("for") not in KINDS:
        yield f"“for” has to be one of {', '.join(KINDS)}."
    if not entry.keys() & {"call", "message", "link"}:
        yield "it says no way to reach it: call, message or link."
    yield from _faults_of_texts(entry)
    yield from _faults_of_numbers(entry.get("call", []))
    if "languages" in entry and not _is_list_of(entry["languages"], CODE):
        yield "“languages” has to be a list of codes, such as [en, es]."
    yield from _faults_of_check(entry)


def _faults_of_texts(entry: dict[str, Any]) -> Iterator[str]:
    for field in ("name", "message", "note", "hours"):
        if field in entry and not _is_text(entry[field]):
            yield f"“{field}” has to be a text of one line, or one for each of {', '.join(LANGUAGES)}."
    for field in ("link", "source"):
        if field in entry and not (isinstance(entry[field], str) and LINK.fullmatch(entry[field])):
            yield f"“{field}” has to be an address that begins with https://."


def _faults_of_check(entry: dict[str, Any]) -> Iterator[str]:
    if "checked" in entry and _day(entry["checked"]) is None:
        yield "“checked” has to be a day such as 2026-11-30."
    if "checked" in entry and "source" not in entry:
        yield "it says when it was checked, and not against what: add “source”."


def _faults_of_numbers(numbers: Any) -> Iterator[str]:
    if not isinstance(numbers, list):
        yield '“call” has to be a list of numbers, such as ["112"].'
        return
    for number in numbers:
        if not isinstance(number, str):
            yield f"put the number {number} into quotation marks, or a zero at its beginning is lost."
        elif not NUMBER.fullmatch(number):
            yield f"“{number[:40]}” is no number that a phone can dial."


def _is_text(value: Any) -> bool:
    texts = list(value.values()) if isinstance(value, dict) else [value]
    whole = not isinstance(value, dict) or set(value) == set(LANGUAGES)
    return whole and all(
        isinstance(text, str) and text.strip() and "\n" not in text and len(text) <= LONGEST for text in texts
    )


def _is_list_of(value: Any, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and pattern.fullmatch(each) for each in value)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2026-11-30") else None
    except ValueError:
        return None


def _territories() -> Any:
    return Locale("en").territories


def _line(entry: dict[str, Any]) -> HelpLine:
    hours = entry.get("hours", "")
    return HelpLine(
        name=_words(entry["name"]),
        kind=entry["for"],
        call=tuple(entry.get("call", ())),
        message=_words(entry.get("message")),
        link=entry.get("link", ""),
        hours=_words(hours) if hours != ALWAYS else {},
        always=hours == ALWAYS,
        languages=tuple(entry.get("languages", ())),
        note=_words(entry.get("note")),
        checked=_day(entry.get("checked")),
        source=entry.get("source", ""),
    )


def _words(value: Any) -> Words:
    if not value:
        return {}
    return dict(value) if isinstance(value, dict) else dict.fromkeys(LANGUAGES, value)
