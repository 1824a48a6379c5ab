"""Entries from a spreadsheet's file and back: pure. Every line is either read or named with what is wrong; none is guessed.

What a file leaves open (is 3/4 in March or April, is 1.234 one or a thousand, which column has the amounts) is said to be
open, so that a person decides.
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

from our2souls.intentions.measures.csv import amounts as csv_amounts
from our2souls.intentions.measures.csv import column_names
from our2souls.intentions.measures.csv import columns as csv_columns
from our2souls.intentions.measures.csv.cells import (
    DecimalMark,
    Order,
    comma_there,
    day_of,
    decimal_of,
    is_day,
    order_of,
    plain_name,
)
from our2souls.intentions.measures.csv.columns import Columns, Table
from our2souls.intentions.measures.csv.encoding import rows
from our2souls.lib import money
from our2souls.lib.formats.csv_text import CsvUnreadable, Row
from our2souls.lib.formats.spreadsheets import bare, inert

LINES, WORDS = 2000, 120

type RowFault = Literal["day", "no_day", "short", "quotes", csv_amounts.AmountFault]
type SkipReason = Literal["above", "sum", "header"]


@dataclass(frozen=True, slots=True)
class CsvEntry:
    """An entry as the file has it. `nth` counts the lines that are alike, so that two equal deposits of a day are two."""

    number: int
    on: date
    amount: Decimal
    words: str
    nth: int = 1
    is_shortened: bool = False

    @property
    def import_hash(self) -> str:
        """What the line is known by when it comes again: a digest of day, amount, words, and the how manieth of its kind."""
        return import_hash(self.on, self.amount, self.words, self.nth)


@dataclass(frozen=True, slots=True)
class CsvError:
    """A line that is no entry, why, what stands there, and what of that has no place in it."""

    number: int
    why: RowFault
    text: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A line that isn't meant to be an entry: above the names of the columns, these names once more, a sum."""

    number: int
    why: SkipReason
    text: str


@dataclass(frozen=True, slots=True)
class CsvSheet:
    """A whole file: its entries, its bad lines, those left out, how it was read, and whether that is open."""

    entries: tuple[CsvEntry, ...]
    errors: tuple[CsvError, ...]
    skipped: tuple[SkippedRow, ...]
    table: Table
    columns: Columns
    order: Order
    decimal: DecimalMark
    order_open: bool
    decimal_open: bool
    columns_open: bool

    @property
    def is_open(self) -> bool:
        """Whether somebody has to say first how it is meant."""
        return self.order_open or self.decimal_open or self.columns_open

    @property
    def shortened(self) -> int:
        """How many lines had more words than an entry holds."""
        return sum(line.is_shortened for line in self.entries)


def import_hash(on: date, amount: Decimal, words: str, nth: int) -> str:
    """The digest of an entry: the same for 5, 5.0 and 5.00."""
    text = "\x1f".join(
        [on.isoformat(), f"{amount:f}".rstrip("0").rstrip(".") if amount % 1 else f"{amount:.0f}", words]
    )
    return sha256(f"{text}\x1f{nth}".encode()).hexdigest()[:32]


def read(
    text: str,
    *,
    order: Order | None = None,
    decimal: DecimalMark | None = None,
    columns: str = "",
    unit: str = "EUR",
    locale: str = "en",
) -> CsvSheet:
    """All lines of a file, whose amounts are in `unit`: the code of a currency, or a word of one's own.

    `order`, `decimal` and `columns` decide what the file leaves open; without them it is read as people write in `locale`,
    and said to be open. Raises CsvUnreadable for a file without a column of days and of amounts, and for one that is too long.
    """
    found, broken = rows(text)
    table = csv_columns.table(found)
    if len(table.body) > LINES:
        raise CsvUnreadable("lines")
    guessed, columns_open = csv_columns.find(table, unit)
    chosen = csv_columns.chosen(columns, guessed) or guessed
    skipped, body = _split_rows(table, chosen)
    days = [_cell(row, chosen.day) for _number, row in body]
    amounts = [_cell(row, at) for _number, row in body for at in (chosen.amount, chosen.out)]
    found_order, order_open = order_of(days)
    found_decimal, decimal_open = decimal_of(amounts, money.places_of(unit))
    used_order: Order = order if order_open and order else found_order or "dmy"
    usual: DecimalMark = "," if comma_there(locale) else "."
    used_decimal: DecimalMark = decimal if decimal_open and decimal else found_decimal or usual
    amount_of = csv_amounts.Reader(table, body, chosen, used_decimal, unit)
    entries: list[CsvEntry] = []
    errors: list[CsvError] = [CsvError(number, "quotes") for number in broken]
    repeats: Counter[tuple[date, Decimal, str]] = Counter()
    for number, row in body:
        entry = _entry_of(number, row, chosen, used_order, amount_of)
        if isinstance(entry, CsvError):
            errors.append(entry)
            continue
        alike = (entry.on, entry.amount, entry.words)
        repeats[alike] += 1
        entries.append(CsvEntry(entry.number, *alike, nth=repeats[alike], is_shortened=entry.is_shortened))
    return CsvSheet(
        tuple(entries), tuple(sorted(errors, key=lambda each: each.number)), tuple(skipped),
        table, chosen, used_order, used_decimal,
        order_open and order is None, decimal_open and decimal is None, columns_open and chosen is guessed,
    )  # fmt: skip


def write(rows: Iterable[Sequence[str | date | Decimal]], header: Sequence[str], *, comma: bool) -> str:
    """A file that spreadsheets open: days as 2026-11-01, and with `comma` decimals and semicolons as Spanish ones expect.

    No cell of words is ever run as a formula.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if comma else ",")
    writer.writerow([inert(each) for each in header])
    for row in rows:
        writer.writerow([_cell_text(cell, comma=comma) for cell in row])
    return file.getvalue()


def _cell_text(cell: str | date | Decimal, *, comma: bool) -> str:
    if isinstance(cell, Decimal):
        figure = f"{cell:f}"
        return figure.replace(".", ",") if comma else figure
    return cell.isoformat() if isinstance(cell, date) else inert(cell)


def _split_rows(table: Table, columns: Columns) -> tuple[list[SkippedRow], list[Row]]:
    """What stands in a file and is no entry, and the other lines."""
    is_ours = columns.unit is not None and table.name(columns.unit) in column_names.OURS
    skipped = [SkippedRow(number, "above", _row_text(row)) for number, row in table.above]
    body: list[Row] = []
    for number, row in table.body:
        if tuple(row) == table.header:
            skipped.append(SkippedRow(number, "header", _row_text(row)))
        elif _is_a_sum(row, columns, is_ours=is_ours):
            skipped.append(SkippedRow(number, "sum", _row_text(row)))
        else:
            body.append((number, row))
    return skipped, body


def _is_a_sum(row: Sequence[str], columns: Columns, *, is_ours: bool) -> bool:
    """Whether a line says what others come to: it has no day, or nothing but the name of a balance beside it."""
    names = [plain_name(cell) for cell in row]
    if is_day(_cell(row, columns.day)):
        return not is_ours and any(name in column_names.STANDING for name in names)
    return any(re.match(column_names.SUMS, name) for name in names)


def _entry_of(
    number: int, row: list[str], columns: Columns, order: Order, amount_of: csv_amounts.Reader
) -> CsvEntry | CsvError:
    if max(columns.day, columns.amount if columns.out is None and columns.amount is not None else 0) >= len(row):
        return CsvError(number, "short", _row_text(row))
    day_text = row[columns.day]
    if not day_text:
        return CsvError(number, "no_day")
    on = day_of(day_text, order)
    if on is None:
        return CsvError(number, "day", day_text[:WORDS])
    try:
        amount = amount_of(row)
    except csv_amounts.AmountError as refused:
        return CsvError(number, refused.why, refused.text[:WORDS], refused.found)
    words = bare(_cell(row, columns.words))
    if len(words) > WORDS:
        return CsvEntry(number, on, amount, words[: WORDS - 1].rstrip() + "…", is_shortened=True)
    return CsvEntry(number, on, amount, words)


def _row_text(row: Sequence[str]) -> str:
    return " ".join(" ".join(row).split())[:WORDS]


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""
