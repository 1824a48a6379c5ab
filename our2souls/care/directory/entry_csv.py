"""A list of therapists as a table, pure: every row is read whole or named with all that is wrong; nothing is guessed."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale

from our2souls.lib.formats.spreadsheets import bare

BETWEEN = "|"
"""Parts what stands several times in one cell."""
MOST_OF_ONE, LONGEST_OF_ONE, ROWS = 12, 60, 2000
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{3,38}")
LINK = re.compile(r"https://[^\s/?#@]+\.[^\s]+")
UNSEEN = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
YES, NO = frozenset({"yes", "y", "true", "1", "sí", "si"}), frozenset({"no", "n", "false", "0"})
TAKEN = frozenset({"claim", "invite", "invited"})
"""Words that stand in other addresses where a slug stands."""

type Values = dict[str, Any]
type Reader = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a line of the file, as a sentence."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """A whole file: entries by slug, in its order, and all faults."""

    rows: dict[str, Values]
    faults: tuple[RowFault, ...]


class Wrong(ValueError):
    """A cell that cannot be taken; the sentence says why, after the name of its column."""


def _text(most: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > most:
            raise Wrong(f"has {len(cell)} characters; {most} are the most")
        return cell

    return read


def _name(cell: str) -> str:
    if not cell:
        raise Wrong("is empty")
    return _text(80)(" ".join(cell.split()))


def _slug(cell: str) -> str:
    if len(cell) > LONGEST_OF_ONE or not SLUG.fullmatch(cell) or cell in TAKEN:
        raise Wrong("has to be small letters, digits and hyphens, such as lena-ortiz")
    return cell


def _several(cell: str) -> list[str]:
    parts = list(dict.fromkeys(" ".join(part.split()) for part in cell.split(BETWEEN) if part.strip()))
    if len(parts) > MOST_OF_ONE:
        raise Wrong(f"names {len(parts)}; {MOST_OF_ONE} are the most")
    if any(len(part) > LONGEST_OF_ONE for part in parts):
        raise Wrong(f"has one of more than {LONGEST_OF_ONE} characters; part them by “{BETWEEN}”")
    return parts


def _languages(cell: str) -> list[str]:
    codes = [part.lower() for part in _several(cell)]
    if not codes:
        raise Wrong("is empty; write codes such as en|es")
    for code in codes:
        if code not in Locale("en").languages:
            raise Wrong(f"“{code}” is no code of a language; write codes such as en|es")
    return codes


def _country(cell: str) -> str:
    code = cell.upper()
    if code and not (re.fullmatch("[A-Z]{2}", code) and code in Locale("en").territories):
        raise Wrong(f"“{cell[:20]}” is no country; write its two letters, such as ES")
    return code


def _flag(without: bool) -> Reader:  # noqa: FBT001 - what an empty cell says
    def read(cell: str) -> bool:
        word = cell.casefold()
        if word and word not in YES | NO:
            raise Wrong("has to be yes or no")
        return word in YES if word else without

    return read


def _like(pattern: re.Pattern[str], most: int, example: str) -> Reader:
    def read(cell: str) -> str:
        if cell and not pattern.fullmatch(cell):
            raise Wrong(f"has to look like {example}")
        return _text(most)(cell)

    return read


COLUMNS: Mapping[str, Reader] = {
    "slug": _slug, "name": _name, "credentials": _text(200), "about": _text(2000),
    "specialities": _several, "approaches": _several, "languages": _languages,
    "place": _text(80), "country": _country, "remote": _flag(False), "remote_where": _text(120),  # noqa: FBT003
    "fees": _text(200), "availability": _text(200),
    "email": _like(EMAIL, 254, "lena@practice.example"), "phone": _like(PHONE, 40, "+34 600 000 000"),
    "link": _like(LINK, 300, "https://practice.example"), "listed": _flag(True),  # noqa: FBT003
}  # fmt: skip
"""Every column and how its cells are read."""
EXAMPLE = (
    "lena-ortiz", "Lena Ortiz", "Clinical psychologist, couples therapist", "Works with couples before big decisions.",
    "relationship-alignment|communication", "Emotionally focused therapy", "es|en", "Madrid", "ES", "yes", "All of Spain",
    "80 € a session of 60 minutes", "Tuesday to Friday, also evenings", "lena@practice.example", "+34 600 000 000",
    "https://practice.example", "yes",
)  # fmt: skip


def read(text: str) -> EntrySheet:
    """All rows of a file with `;` or `,` between its columns."""
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    rows: dict[str, Values] = {}
    faults: list[RowFault] = []
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        faults += [RowFault(1, sentence) for sentence in _faults_of_header(header)]
        line = reader.line_num + 1
        for cells in reader if not faults else ():
            at, line = line, reader.line_num + 1
            if any(cell.strip() for cell in cells):
                faults += _take(rows, header, cells, at)
            if len(rows) > ROWS:
                faults.append(RowFault(at, f"the file has more than {ROWS} entries."))
                break
    except csv.Error as wrong:
        faults.append(RowFault(reader.line_num, f"this cannot be read as CSV ({wrong}); close its quotation marks."))
    return EntrySheet(rows, tuple(faults))


def read_values(cells: Mapping[str, str]) -> tuple[Values, list[str]]:
    """One entry from its cells by column (one that is not named counts as empty), and a sentence for each fault."""
    values: Values = {}
    sentences = []
    for column, reader in COLUMNS.items():
        try:
            values[column] = reader(_clean(cells.get(column, "")))
        except Wrong as wrong:
            sentences.append(f"{column} {wrong}.")
    if not sentences:
        if not values["place"] and not values["remote"]:
            sentences.append("Say where they see people: a place, or yes under remote.")
        if not (values["email"] or values["phone"] or values["link"]):
            sentences.append("Say how to reach them: email, phone or link.")
    return values, sentences


def _take(rows: dict[str, Values], header: list[str], cells: list[str], at: int) -> Iterator[RowFault]:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        yield RowFault(
            at, f"there are {len(cells)} cells and {len(header)} columns; put quotation marks around a text."
        )
        return
    values, sentences = read_values(dict(zip(header, cells, strict=False)))
    slug = values.get("slug", "")
    if slug and slug in rows:
        sentences.append(f"“{slug}” stands in an earlier line too.")
    yield from (RowFault(at, sentence) for sentence in sentences)
    if not sentences:
        rows[slug] = values


def _faults_of_header(header: list[str]) -> Iterator[str]:
    named = [name for name in header if name]
    for name in COLUMNS:
        if named.count(name) != 1:
            yield f"the column {name} has to be there once; `our2souls therapists template` prints all of them."
    for name in named:
        if name not in COLUMNS:
            yield f"there is no column “{name[:40]}”."


def _clean(cell: str) -> str:
    return UNSEEN.sub("", bare(cell.strip()).replace("\r\n", "\n")).strip()
