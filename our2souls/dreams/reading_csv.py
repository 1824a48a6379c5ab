"""Entries from a spreadsheet's file and back: pure. Every line is either read or named with what is wrong; none is guessed.

What a file leaves open (is 3/4 in March or April, is 1.234 one or a thousand) is said to be open, so that a person decides.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Literal

from our2souls.dreams.csv_cells import (
    DAY,
    FIGURE,
    Mark,
    Order,
    amount_of,
    bare,
    comma_there,
    day_of,
    decimal_of,
    inert,
    order_of,
)

BYTES, LINES, WORDS = 512 * 1024, 2000, 120
LONG = 2000
"""Letters of a line from which the file’s delimiter is guessed, at most."""
DELIMITERS = ",;\t"

type Wrong = Literal["day", "no_day", "amount", "no_amount", "zero", "places", "large", "words", "short", "quotes"]
type Unfit = Literal["empty", "size", "lines", "binary", "columns"]


class Unreadable(ValueError):
    """The file as a whole cannot be read; `why` says what is wrong with it."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why)
        self.why: Unfit = why


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the file has it. `nth` counts the lines that are alike, so that two equal deposits of a day are two."""

    number: int
    on: date
    amount: Decimal
    words: str
    nth: int = 1

    @property
    def mark(self) -> str:
        """What the line is known by when it comes again: a digest of day, amount, words, and the how manieth of its kind."""
        return mark(self.on, self.amount, self.words, self.nth)


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that is no entry, why, and what stands there."""

    number: int
    why: Wrong
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file: its entries, its bad lines, how it was read, and whether that is open."""

    lines: tuple[Line, ...]
    bad: tuple[Bad, ...]
    order: Order
    decimal: Mark
    order_open: bool
    decimal_open: bool


@dataclass(frozen=True, slots=True)
class _Columns:
    day: int
    amount: int
    words: int | None


def mark(on: date, amount: Decimal, words: str, nth: int) -> str:
    """The digest of an entry: the same for 5, 5.0 and 5.00."""
    said = "\x1f".join(
        [on.isoformat(), f"{amount:f}".rstrip("0").rstrip(".") if amount % 1 else f"{amount:.0f}", words]
    )
    return sha256(f"{said}\x1f{nth}".encode()).hexdigest()[:32]


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 (with a mark at its beginning or without), or as older spreadsheets write it (cp1252).

    Raises Unreadable for an empty or too large file, and for one that is no text.
    """
    if len(data) > BYTES:
        raise Unreadable("size")
    if b"\0" in data:
        raise Unreadable("binary")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.strip():
            raise Unreadable("empty")
        return text
    raise Unreadable("binary")


def read(
    text: str, *, order: Order | None = None, decimal: Mark | None = None, places: int = 2, locale: str = "en"
) -> Sheet:
    """All lines of a file.

    `order` and `decimal` decide what the file leaves open; without them it is read as people write in `locale`, and said to
    be open. `places` is how many decimals the unit has. Raises Unreadable for a file without a column of days and of amounts.
    """
    rows, broken = _rows(text)
    columns, body = _columns(rows)
    days = [_cell(row, columns.day) for _number, row in body]
    amounts = [_cell(row, columns.amount) for _number, row in body]
    found_order, order_open = order_of(days)
    found_decimal, decimal_open = decimal_of(amounts)
    kept_order: Order = order if order_open and order else found_order or "dmy"
    usual: Mark = "," if comma_there(locale) else "."
    kept_decimal: Mark = decimal if decimal_open and decimal else found_decimal or usual
    lines: list[Line] = []
    bad: list[Bad] = list(broken)
    seen: Counter[tuple[date, Decimal, str]] = Counter()
    for number, row in body:
        entry = _line(number, row, columns, kept_order, kept_decimal, places)
        if isinstance(entry, Bad):
            bad.append(entry)
            continue
        alike = (entry.on, entry.amount, entry.words)
        seen[alike] += 1
        lines.append(Line(entry.number, *alike, nth=seen[alike]))
    return Sheet(
        tuple(lines), tuple(sorted(bad, key=lambda each: each.number)), kept_order, kept_decimal,
        order_open and order is None, decimal_open and decimal is None,
    )  # fmt: skip


def write(rows: Iterable[Sequence[str | date | Decimal]], header: Sequence[str], *, comma: bool) -> str:
    """A file that spreadsheets open: days as 2026-11-01, and with `comma` decimals and semicolons as Spanish ones expect.

    No cell of words is ever run as a formula.
    """
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";" if comma else ",")
    writer.writerow([inert(each) for each in header])
    for row in rows:
        writer.writerow([_written(cell, comma=comma) for cell in row])
    return kept.getvalue()


def _written(cell: str | date | Decimal, *, comma: bool) -> str:
    if isinstance(cell, Decimal):
        figure = f"{cell:f}"
        return figure.replace(".", ",") if comma else figure
    return cell.isoformat() if isinstance(cell, date) else inert(cell)


def _rows(text: str) -> tuple[list[tuple[int, list[str]]], list[Bad]]:
    """The rows with something in them, each with the line it begins on; what follows a quote left open is one bad line."""
    found: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return found, []
        except csv.Error:
            return found, [Bad(number, "quotes")]
        if any(cell.strip() for cell in row):
            found.append((number, [cell.strip() for cell in row]))
        if len(found) > LINES + 1:
            raise Unreadable("lines")


def _delimiter(text: str) -> str:
    """The mark that parts the first lines most evenly into the most columns."""
    sample = [line[:LONG] for line in text.splitlines()[:20] if line.strip()]

    def fit(mark: str) -> tuple[float, int]:
        counts = Counter(len(row) for row in csv.reader(sample, delimiter=mark) if row)
        width, times = counts.most_common(1)[0] if counts else (0, 0)
        return (times / counts.total() if width > 1 else 0.0, width)

    return max(DELIMITERS, key=fit)


NAMES = {
    "day": {"date", "day", "on", "booking date", "fecha", "día", "dia", "el", "fecha valor", "fecha operación", "datum"},
    "amount": {"amount", "how much", "sum", "value", "importe", "cantidad", "cuánto", "cuanto", "monto", "suma", "betrag"},
    "words": {"words", "a word about it", "note", "notes", "description", "text", "concepto", "descripción", "descripcion",
              "nota", "notas", "unas palabras", "palabras", "reference"},
}  # fmt: skip
"""What columns are called, in small letters."""


def _columns(rows: list[tuple[int, list[str]]]) -> tuple[_Columns, list[tuple[int, list[str]]]]:
    """Which column is which: by their names, else by what stands in them."""
    if not rows:
        raise Unreadable("columns")
    names = [name.casefold() for name in rows[0][1]]
    at = {what: next((i for i, name in enumerate(names) if name in known), None) for what, known in NAMES.items()}
    if at["day"] is not None and at["amount"] is not None:
        return _Columns(at["day"], at["amount"], at["words"]), rows[1:]
    headed = not any(DAY.fullmatch(cell) for cell in rows[0][1])
    body = rows[1:] if headed else rows
    sample = [row for _number, row in body[:20]]
    width = max((len(row) for row in sample), default=0)
    share = {at: [_cell(row, at) for row in sample if _cell(row, at)] for at in range(width)}
    day = _most(share, DAY)
    amount = _most({at: cells for at, cells in share.items() if at != day}, FIGURE)
    if day is None or amount is None:
        raise Unreadable("columns")
    rest = [at for at in range(width) if at not in {day, amount} and any(not FIGURE.fullmatch(c) for c in share[at])]
    return _Columns(day, amount, rest[0] if rest else None), body


def _most(columns: dict[int, list[str]], shape: re.Pattern[str]) -> int | None:
    fits = {at: sum(bool(shape.fullmatch(cell)) for cell in cells) for at, cells in columns.items()}
    best = max(fits, key=lambda at: (fits[at], -at), default=None)
    return best if best is not None and 2 * fits[best] >= len(columns[best]) > 0 else None


def _line(number: int, row: list[str], columns: _Columns, order: Order, decimal: Mark, places: int) -> Line | Bad:  # noqa: PLR0911 - one for each thing that can be wrong
    if max(columns.day, columns.amount) >= len(row):
        return Bad(number, "short", " ".join(row)[:WORDS])
    said_day, said_amount, words = row[columns.day], row[columns.amount], bare(_cell(row, columns.words))
    if not said_day:
        return Bad(number, "no_day")
    on = day_of(said_day, order)
    if on is None:
        return Bad(number, "day", said_day[:WORDS])
    if not said_amount:
        return Bad(number, "no_amount")
    amount = amount_of(said_amount, decimal)
    if amount is None:
        return Bad(number, "amount", said_amount[:WORDS])
    if not amount:
        return Bad(number, "zero", said_amount[:WORDS])
    if abs(amount) >= Decimal(10) ** 12:
        return Bad(number, "large", said_amount[:WORDS])
    if amount != round(amount, places):
        return Bad(number, "places", said_amount[:WORDS])
    if len(words) > WORDS:
        return Bad(number, "words", words[:WORDS])
    return Line(number, on, amount, words)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""
