"""The text of a file of entries and its rows, pure: a line whose quotation marks don't close costs that line alone."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

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
type IsRow = Callable[[Sequence[str]], bool]
"""Whether these cells are a row of what is read."""
type Unfit = Literal["empty", "size", "lines", "binary", "columns"]

csv.field_size_limit(BYTES)  # a long text is shortened later; no file that is read has a longer cell


class CsvUnreadable(ValueError):
    """The file as a whole cannot be read; `why` says what is wrong with it."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why)
        self.why: Unfit = why


def decode(data: bytes, most: int = BYTES) -> str:
    """The text of a file in UTF-8 or UTF-16 (with a mark at its beginning; UTF-8 also without), or in cp1252.

    Raises CsvUnreadable for an empty or too large file, and for one that is no text.
    """
    if len(data) > most:
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


def rows(text: str, is_row: IsRow) -> tuple[list[Row], list[int]]:
    """The rows with something in them, and the lines whose quotation marks don’t close."""
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="").readlines()
    given = GIVEN.fullmatch(lines[0]) if lines else None
    mark = given["mark"] if given else _delimiter(lines, is_row)
    found: list[Row] = []
    broken: list[int] = []
    at = 1 if given else 0
    while at < len(lines):
        row, used = _row(lines, at, mark, is_row)
        if row is None:
            broken.append(at + 1)
        elif any(cell.strip() for cell in row):
            found.append((at + 1, [cell.strip() for cell in row[:COLUMNS]]))
        at += used
    return found, broken


def _row(lines: Sequence[str], at: int, mark: str, is_row: IsRow) -> tuple[list[str] | None, int]:
    """The row that begins on a line, and over how many lines it runs; None for one that is not whole."""
    for used in range(1, RUN_ON + 1):
        part = lines[at : at + used]
        if len(part) < used or (used > 1 and is_row(_cells(part[-1], mark))):
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


def _cells(line: str, mark: str) -> list[str]:
    """The cells of one line by itself."""
    return [cell.strip() for cell in next(csv.reader([line[:LONG]], delimiter=mark), [])[:COLUMNS]]


def _delimiter(lines: Sequence[str], is_row: IsRow) -> str:
    """The mark that parts the most lines into rows of what is read, else the one that parts them most evenly."""
    sample = [line[:LONG] for line in lines if line.strip()][:SAMPLE]

    def fit(mark: str) -> tuple[int, float, int]:
        read = [[cell.strip() for cell in row[:COLUMNS]] for row in csv.reader(sample, delimiter=mark) if row]
        counts = Counter(len(row) for row in read)
        width, times = counts.most_common(1)[0] if counts else (0, 0)
        return sum(map(is_row, read)), times / counts.total() if width > 1 else 0.0, width

    return max(DELIMITERS, key=fit)
