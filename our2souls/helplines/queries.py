"""What a page shows of the lines: whose country, and that country's lines in the reader's language."""

import re
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.core import get_global

from our2souls.helplines import catalog
from our2souls.helplines.model import ELSEWHERE, KINDS, HelpLine, Kind, dial, text_in
from our2souls.lib.text_search import fold

REGION = re.compile(r"[a-zA-Z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})(?![A-Za-z0-9-])")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it is read. `call`: each number as it is written, and as it is dialled."""

    name: str
    kind: Kind
    call: tuple[tuple[str, str], ...]
    message: str
    link: str
    site: str
    hours: str
    always: bool
    languages: tuple[str, ...]
    note: str
    checked: date | None


def country_of(zone: str = "", accept: str = "") -> str:
    """The country to begin with: that of a time zone, else the first that the browser's languages name, else elsewhere."""
    candidates = [get_global("zone_territories").get(_current(zone), "")] if zone else []
    candidates += [match[1].upper() for match in REGION.finditer(accept)]
    return next((each for each in candidates if each in catalog.available()), ELSEWHERE)


def _current(zone: str) -> str:
    return str(get_global("zone_aliases").get(zone, zone))


def countries(language: str) -> list[tuple[str, str]]:
    """Countries that have lines, by name; elsewhere is none of them."""
    names = Locale.parse(language, sep="-").territories
    found = [(code, str(names.get(code, code))) for code in catalog.available() if code != ELSEWHERE]
    return sorted(found, key=lambda each: fold(each[1]))


def lines_of(country: str, language: str) -> dict[Kind, list[ShownLine]]:
    """A country's lines by what they are for, in the order of a page."""
    shown = [_shown(line, language) for line in catalog.of_country(country)]
    return {kind: [line for line in shown if line.kind == kind] for kind in KINDS}


def emergency_numbers(language: str) -> list[tuple[str, list[str]]]:
    """Every emergency number with the countries in which it is the first to call, those of most countries first."""
    by_number: dict[str, list[str]] = {}
    for code, name in countries(language):
        first = next((line.call[0] for line in catalog.of_country(code) if line.kind == "emergency" and line.call), "")
        if first:
            by_number.setdefault(first, []).append(name)
    return sorted(by_number.items(), key=lambda each: (-len(each[1]), each[0]))


def _shown(line: HelpLine, language: str) -> ShownLine:
    names = Locale.parse(language, sep="-").languages
    return ShownLine(
        name=text_in(line.name, language),
        kind=line.kind,
        call=tuple((number, dial(number)) for number in line.call),
        message=text_in(line.message, language),
        link=line.link,
        site=line.link.removeprefix("https://").removeprefix("www.").rstrip("/"),
        hours=text_in(line.hours, language),
        always=line.always,
        languages=tuple(str(names.get(code, code)) for code in line.languages),
        note=text_in(line.note, language),
        checked=line.checked,
    )
