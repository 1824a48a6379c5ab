"""A deck as a table and back: pure. Every line is either read or named with what is wrong; none is guessed."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from our2souls.lib.formats import csv_text
from our2souls.lib.formats.csv_text import CsvUnreadable
from our2souls.lib.formats.spreadsheets import bare

BYTES, LINES, LONGEST, SHOWN = 64 * 1024, 500, 200, 120
PAIR = 2
"""Columns of a file that has no names above them: a depth and a question."""
DEPTHS = {"1": 1, "2": 2, "3": 3}
NAMES: dict[str, tuple[str, ...]] = {
    "depth": ("depth", "profundidad"),
    "words": ("question", "pregunta", "prompt", "text", "texto", "words"),
}
"""What a column may be called, in any case; a language’s code (en, es) is a column of words too."""

type LineFault = Literal["columns", "depth", "empty", "long", "quotes", "twice"]


@dataclass(frozen=True, slots=True)
class DeckLine:
    """A line that is a prompt."""

    number: int
    words: str
    depth: int


@dataclass(frozen=True, slots=True)
class DeckLineFault:
    """A line that is none, why, and what stands there."""

    number: int
    why: LineFault
    text: str = ""


@dataclass(frozen=True, slots=True)
class DeckSheet:
    """A whole file; `has_depths` is False where no column has any: all are light then."""

    lines: tuple[DeckLine, ...]
    faults: tuple[DeckLineFault, ...]
    has_depths: bool


def read(text: str, language: str = "en") -> DeckSheet:
    """All lines of a file. Raises CsvUnreadable for one that is too long, and for one without a column of words."""
    rows, broken = csv_text.rows(text, _is_row)
    if len(rows) > LINES:
        raise CsvUnreadable("lines")
    if not rows:
        raise CsvUnreadable("empty")
    depth_at, words_at, named = _columns(rows[0][1], [cells for _number, cells in rows], language)
    if words_at is None:
        raise CsvUnreadable("columns")
    width = _width(rows[0][1]) if named else 1 if depth_at is None else PAIR
    whole = _whole_lines(text) if width == 1 else {}
    lines: list[DeckLine] = []
    faults = [DeckLineFault(number, "quotes") for number in broken]
    earlier: set[str] = set()
    for number, cells in rows[1 if named else 0 :]:
        is_wide = _is_wider(cells, width, named=named)
        cell = whole.get(number, "") if is_wide else _cell(cells, words_at)
        words = " ".join(bare(cell).split())
        depth = DEPTHS.get(_cell(cells, depth_at)) if depth_at is not None else 1
        fault = "columns" if is_wide and not cell else _fault(words, depth, earlier)
        if fault is not None:
            faults.append(DeckLineFault(number, fault, " | ".join(cells)[:SHOWN]))
            continue
        earlier.add(words.casefold())
        lines.append(DeckLine(number, words, depth or 1))
    return DeckSheet(tuple(lines), tuple(sorted(faults, key=lambda each: each.number)), depth_at is not None)


def _width(names: Sequence[str]) -> int:
    """How many columns have names: empty ones at the end are none."""
    return max(at for at, name in enumerate(names, 1) if name)


def _is_wider(cells: Sequence[str], width: int, *, named: bool) -> bool:
    """Whether a row has more in it than its file has columns: a mark stands in a question without quotation marks around it.

    Where columns have no names there is nothing beside a depth and a question; elsewhere, nothing beyond the names.
    """
    return any(cells[width:]) if named else sum(map(bool, cells)) > width


def _whole_lines(text: str) -> dict[int, str]:
    """The lines of a file of questions alone, as they stand: none is parted at a comma. In quotation marks a line is a row."""
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="").readlines()
    return {number: line.strip() for number, line in enumerate(lines, 1) if '"' not in line}


def rows_of(prompts: Iterable[tuple[str, int, str]]) -> Iterator[Sequence[object]]:
    """The rows of a couple's own deck, with the names of the columns above them: id, depth, words."""
    yield ("id", "depth", "question")
    yield from prompts


def _is_row(cells: Sequence[str]) -> bool:
    """Whether there is a depth among these cells, and beside it words."""
    return any(cell in DEPTHS for cell in cells) and any(len(cell) > len("1") for cell in cells)


def _columns(first: list[str], rows: list[list[str]], language: str) -> tuple[int | None, int | None, bool]:
    """Where depths and words stand, and whether the first line says so; words stand where most letters do, if none does."""
    names = [cell.casefold() for cell in first]
    depth = next((at for at, name in enumerate(names) if name in NAMES["depth"]), None)
    wanted = (*NAMES["words"], language, "en", "es")
    words = next((names.index(name) for name in wanted if name in names), None)
    if words is not None:
        return depth, words, True
    width = max(len(cells) for cells in rows)
    depths = [sum(_cell(cells, at) in DEPTHS for cells in rows) for at in range(width)]
    most = max(range(width), key=lambda at: depths[at])
    depth = most if width > 1 and 2 * depths[most] > len(rows) else None
    whole = [cells for cells in rows if sum(map(bool, cells)) == PAIR] if depth is not None else []
    letters = [0 if at == depth else sum(len(_cell(cells, at)) for cells in whole or rows) for at in range(width)]
    return depth, max(range(width), key=lambda at: letters[at]) if any(letters) else None, False


def _fault(words: str, depth: int | None, earlier: set[str]) -> LineFault | None:
    if not words:
        return "empty"
    if len(words) > LONGEST:
        return "long"
    if depth is None:
        return "depth"
    return "twice" if words.casefold() in earlier else None


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""
