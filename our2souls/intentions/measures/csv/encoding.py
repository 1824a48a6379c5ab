"""The text of a file of entries and its rows, pure: a line whose quotation marks don't close costs that line alone."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from our2souls.intentions.measures.csv.cells import is_day, is_figure

BYTES = 512 * 1024
LONG, SAMPLE = 2000, 60
"""Letters of a line, and lines, from which the file’s delimiter is found, at most."""
DELIMITERS = ",;\t|"
COLUMNS = 60
"""Of a row, at most; what stands further to the right isn’t looked at."""
RUN_ON = 20
"""Lines that one row may run on over, in quotation marks, at most."""
GIVEN = re.compile(r'\ufeff?"?sep=(?P<mark>[^"\r\n])"?\s*', re.IGNORECASE)
"""What spreadsheets write into the first line to say their delimiter."""

type Row = tuple[int, list[str]]
"""A row and the line of the file that it begins on."""
type Unfit = Literal["empty", "size", "lines", "binary", "columns"]

csv.field_size_limit(BYTES)  # a long text is shortened later; no file that is read has a longer cell


class CsvUnreadable(ValueError):
    """The file as a whole cannot be read; `why` says what is wrong with it."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why)
        self.why: Unfit = why


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16 (with a mark at its beginning; UTF-8 also without), or in cp1252.

    Raises CsvUnreadable for an empty or too large file, and for one that is no text.
    """
    if len(data) > BYTES:
        raise CsvUnreadable("size")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not wide:
        raise CsvUnreadable("binary")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if not text.strip():
            raise CsvUnreadable("empty")
        return text
    raise CsvUnreadable("binary")


def rows(text: str) -> tuple[list[Row], list[int]]:
    """The rows with something in them, and the lines whose quotation marks don’t close."""
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="").readlines()
    given = GIVEN.fullmatch(lines[0]) if lines else None
    mark = given["mark"] if given else _delimiter(lines)
    found: list[Row] = []
    broken: list[int] = []
    at = 1 if given else 0
    while at < len(lines):
        row, used = _row(lines, at, mark)
        if row is None:
            broken.append(at + 1)
        elif any(cell.strip() for cell in row):
            found.append((at + 1, [cell.strip() for cell in row[:COLUMNS]]))
        at += used
    return found, broken


def _row(lines: Sequence[str], at: int, mark: str) -> tuple[list[str] | None, int]:
    """The row that begins on a line, and over how many lines it runs; None for one that is not whole."""
    for used in range(1, RUN_ON + 1):
        part = lines[at : at + used]
        if len(part) < used or (used > 1 and _is_a_row(part[-1], mark)):
            break
        if used > 1 and '"' not in part[-1]:
            continue
        try:
            read = list(csv.reader(part, delimiter=mark, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                continue
            break
        return (read[0] if read else []), used
    return None, 1


def _is_a_row(line: str, mark: str) -> bool:
    """Whether a line has a day and an amount of its own: no words within quotation marks run on over it."""
    cells = next(csv.reader([line[:LONG]], delimiter=mark), [])
    return has_both([cell.strip() for cell in cells[:COLUMNS]])


def has_both(cells: Sequence[str]) -> bool:
    """Whether there is a day among these cells, and beside it an amount."""
    days = [is_day(cell) for cell in cells]
    return any(days) and any(is_figure(cell) for cell, day in zip(cells, days, strict=True) if not day)


def _delimiter(lines: Sequence[str]) -> str:
    """The mark that parts the most lines into days and amounts, else the one that parts them most evenly."""
    sample = [line[:LONG] for line in lines if line.strip()][:SAMPLE]

    def fit(mark: str) -> tuple[int, float, int]:
        read = [[cell.strip() for cell in row[:COLUMNS]] for row in csv.reader(sample, delimiter=mark) if row]
        counts = Counter(len(row) for row in read)
        width, times = counts.most_common(1)[0] if counts else (0, 0)
        return sum(map(has_both, read)), times / counts.total() if width > 1 else 0.0, width

    return max(DELIMITERS, key=fit)
