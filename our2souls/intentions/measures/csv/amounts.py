"""The amount of a line of a file, pure: from one column, from one each for out and in, or with one that says which."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from our2souls.intentions.measures.csv import columns as csv_columns
from our2souls.intentions.measures.csv.cells import DecimalMark, amount_of
from our2souls.intentions.measures.csv.columns import Columns, Table
from our2souls.lib import money
from our2souls.lib.currency_names import codes_of
from our2souls.lib.formats.csv_text import Row

LARGE = Decimal(10) ** 12

type AmountFault = Literal[
    "amount", "no_amount", "zero", "places", "large", "marks", "sign", "currency", "direction", "both_ways"
]


class AmountError(ValueError):
    """A line has no amount that can be read: why, what stands there, and what of that has no place in it."""

    def __init__(self, why: AmountFault, text: str = "", found: str = "") -> None:
        super().__init__(why)
        self.why: AmountFault = why
        self.text, self.found = text, found


class Reader:
    """Reads the amounts of one file; called with a row. Raises AmountError for a row without an amount that is sure."""

    def __init__(self, table: Table, body: Sequence[Row], columns: Columns, decimal: DecimalMark, unit: str) -> None:
        self.columns, self.decimal, self.unit = columns, decimal, unit
        self.places = money.places_of(unit)
        at = columns.direction
        cells = [_cell(row, at) for _number, row in body if _cell(row, at)]
        self.signs = csv_columns.signs(cells, table.name(at)) if at is not None else {}
        heads = [table.header[at] for at in (columns.amount, columns.out) if at is not None and at < len(table.header)]
        self.foreign = next(filter(None, (csv_columns.foreign_unit(head, unit) for head in heads)), "")
        out = [amount for _number, row in body if (amount := self._tried(_cell(row, columns.out)))]
        self.out_is_below = bool(out) and all(amount < 0 for amount in out)

    def __call__(self, row: Sequence[str]) -> Decimal:
        """The amount of a row: above zero for what came in, below for what went out."""
        columns = self.columns
        text = " ".join(filter(None, (_cell(row, columns.amount), _cell(row, columns.out))))
        unit = _cell(row, columns.unit)
        if self.foreign or (unit and not self._is_ours(unit)):
            raise AmountError("currency", f"{text} {unit}".strip(), self.foreign or unit)
        if columns.out is not None:
            return self._either(row, text)
        amount = self._read(_cell(row, columns.amount))
        if columns.direction is None:
            return amount
        cell = _cell(row, columns.direction)
        sign = self.signs.get(cell)
        if sign is None or (amount < 0 and sign > 0):
            raise AmountError("direction", f"{text} {cell}".strip(), cell)
        return sign * abs(amount)

    def _is_ours(self, word: str) -> bool:
        if money.is_a_currency(self.unit):
            return self.unit in codes_of(word)
        return word.casefold() == self.unit.casefold()

    def _either(self, row: Sequence[str], text: str) -> Decimal:
        """What came in, or what went out; a line that has both says nothing."""
        in_, out = (self._part(_cell(row, at)) for at in (self.columns.amount, self.columns.out))
        if in_ and out:
            raise AmountError("both_ways", text)
        if not in_ and not out:
            raise AmountError("no_amount" if not text else "zero", text)
        if in_ < 0 or (out < 0 and not self.out_is_below):
            raise AmountError("direction", text, text)
        return in_ or -abs(out)

    def _part(self, cell: str) -> Decimal:
        """One of the two; nothing, or a mark for nothing, is zero."""
        return self._read(cell, may_be_zero=True) if any(letter.isalnum() for letter in cell) else Decimal(0)

    def _read(self, cell: str, *, may_be_zero: bool = False) -> Decimal:
        if not cell:
            raise AmountError("no_amount")
        try:
            amount = amount_of(cell, self.decimal, self.unit)
        except money.NotAnAmount as refused:
            why: dict[str, AmountFault] = {
                "sign": "sign",
                "currency": "currency",
                "too_large": "large",
                "too_fine": "places",
            }
            raise AmountError(why.get(refused.reason, "amount"), cell, refused.found) from None
        if amount is None:
            raise AmountError("marks", cell)
        if not amount and not may_be_zero:
            raise AmountError("zero", cell)
        if abs(amount) >= LARGE:
            raise AmountError("large", cell)
        if amount != round(amount, self.places):
            raise AmountError("places", cell)
        return amount

    def _tried(self, cell: str) -> Decimal:
        try:
            return self._part(cell)
        except AmountError:
            return Decimal(0)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""
