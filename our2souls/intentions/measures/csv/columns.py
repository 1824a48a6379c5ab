"""Which column of a file of entries is which, pure: by its name, else by what stands in it; what stays open is said to be."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from our2souls.intentions.measures.csv import column_names
from our2souls.intentions.measures.csv.cells import is_day, is_figure, plain_name
from our2souls.intentions.measures.csv.encoding import has_both
from our2souls.lib import money
from our2souls.lib.currency_names import codes_of
from our2souls.lib.formats.csv_text import CsvUnreadable, Row

HEAD = 60
"""Lines among which the names of columns are looked for."""
UNNAMED = 2.5
"""How surely a column is one by its shape alone: after the second rank of names, before the third."""
LONG_NUMBER = 9
"""Figures without a mark from which on they number something."""

type Shape = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in a row. `amount` has amounts, or what came in where `out` has what went out; one is not None.

    `direction` says for each line whether it came in or went out, `unit` in what it is counted.
    """

    day: int
    amount: int | None = None
    out: int | None = None
    direction: int | None = None
    words: int | None = None
    unit: int | None = None

    def __str__(self) -> str:
        """The choice of columns as a row keeps it, read again by `chosen`."""
        parts = (self.day, self.amount, self.out, self.direction, self.words)
        return ",".join("" if part is None else str(part) for part in parts)


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a file: those above the names of the columns, these names, and what stands below them."""

    above: tuple[Row, ...]
    header: tuple[str, ...]
    body: tuple[Row, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max([len(self.header), *(len(row) for _number, row in self.body)], default=0)

    def cells(self, at: int) -> list[str]:
        """What stands in a column, where something does."""
        return [row[at] for _number, row in self.body if at < len(row) and row[at]]

    def name(self, at: int) -> str:
        """The plain name of a column."""
        return plain_name(re.sub(r"\(.*?\)|\[.*?\]", " ", self.header[at])) if at < len(self.header) else ""


def chosen(text: str, guessed: Columns) -> Columns | None:
    """The columns somebody chose, as `str` wrote them, with the unit's as it was found; None for none."""
    parts = [int(part) if part.isdecimal() else None for part in text.split(",")]
    if len(parts) != 5:  # noqa: PLR2004 - as many as `str` writes
        return None
    day, amount, out, direction, words = parts
    if day is None or (amount is None and out is None):
        return None
    unit = None if guessed.unit in parts else guessed.unit
    return Columns(day, amount, out, direction, words, unit)


def table(rows: Sequence[Row]) -> Table:
    """The table in a file. Raises CsvUnreadable where no line has a day and an amount."""
    for at, (_number, row) in enumerate(rows[:HEAD]):
        named = Table((), tuple(row), ())
        names = [named.name(each) for each in range(len(row))]
        if any(name in tier for tier in column_names.DAYS for name in names) and any(map(_is_an_amount, names)):
            return Table(tuple(rows[:at]), tuple(row), tuple(rows[at + 1 :]))
    first = next((at for at, (_number, row) in enumerate(rows) if has_both(row)), None)
    if first is None:
        raise CsvUnreadable("columns")
    before = rows[first - 1][1] if first else []
    headed = len(before) > 1 and not any(is_day(cell) or is_figure(cell) for cell in before)
    return Table(tuple(rows[: first - headed]), tuple(before) if headed else (), tuple(rows[first:]))


def _is_an_amount(name: str) -> bool:
    return any(name in tier for tier in column_names.AMOUNTS) or _way(name) != 0


def _way(name: str) -> int:
    """Whether a column of this name has what came in (1), what went out (-1), or neither (0)."""
    core = " ".join(word for word in name.split() if word not in column_names.FILLING)
    for spelling in (name, core):
        if spelling in column_names.OUT:
            return -1
        if spelling in column_names.IN:
            return 1
    return 0


def find(found: Table, unit: str) -> tuple[Columns, bool]:
    """Which column is which, and whether that is open. Raises CsvUnreadable for a file without days or without amounts."""
    width = range(found.width)
    day, day_open = _best({at: _rank(found.name(at), column_names.DAYS) for at in width}, found, is_day)
    if day is None:
        raise CsvUnreadable("columns")
    in_, out = (
        next((at for at in width if _way(found.name(at)) == way and _figures(found, at)), None) for way in (1, -1)
    )
    ranks = {at: _rank(found.name(at), column_names.AMOUNTS) for at in width if at != day and _may_be_amount(found, at)}
    amount, amount_open = _best(ranks, found, is_figure)
    is_named = amount is not None and bool(ranks.get(amount))
    if in_ is not None and out is not None:
        columns, is_open = Columns(day, in_, out), day_open or is_named
    elif (in_ is not None or out is not None) and not is_named:
        columns, is_open = Columns(day, in_, out), day_open
    elif amount is not None:
        columns, is_open = Columns(day, amount), day_open or amount_open
    else:
        raise CsvUnreadable("columns")
    return _rest(columns, found, unit), is_open


def _rest(columns: Columns, found: Table, unit: str) -> Columns:
    """The same, with the columns that may be there or not."""
    used = {columns.day, columns.amount, columns.out}
    left = [at for at in range(found.width) if at not in used and found.cells(at)]
    counted = next((at for at in left if found.name(at) in column_names.UNITS or _is_unit(found, at, unit)), None)
    named = [(rank, at) for at in left if at != counted and (rank := _rank(found.name(at), column_names.WORDS))]
    words = min(named)[1] if named else None
    left = [at for at in left if at not in {counted, words}]
    direction = None
    if columns.out is None:
        direction = next((at for at in left if all(_sign(cell) is not None for cell in found.cells(at))), None)
    if words is None and not _is_named(found, columns):
        loose = (
            at for at in left if at != direction and any(not is_figure(c) and not is_day(c) for c in found.cells(at))
        )
        words = next(loose, None)
    return Columns(columns.day, columns.amount, columns.out, direction, words, counted)


def _is_named(found: Table, columns: Columns) -> bool:
    """Whether days and amounts were found by their names; then words are too, or there are none."""
    money_at = columns.amount if columns.amount is not None else columns.out
    return (
        bool(_rank(found.name(columns.day), column_names.DAYS))
        and money_at is not None
        and _is_an_amount(found.name(money_at))
    )


def _is_unit(found: Table, at: int, unit: str) -> bool:
    """Whether a column says in what is counted, line by line."""
    return all(money.is_a_currency(cell) or cell == unit for cell in found.cells(at))


def _rank(name: str, tiers: Sequence[set[str]]) -> int:
    """How surely a name says it: 1 is surest, 0 not at all."""
    return next((at for at, tier in enumerate(tiers, 1) if name in tier), 0)


def _best(ranks: dict[int, int], found: Table, shape: Shape) -> tuple[int | None, bool]:
    """The column that is likeliest one, and whether another is as likely.

    Names come before shapes, but of a second day, which says so by its name, even an unnamed one is likelier.
    """
    fits = {at for at in ranks if _share(found.cells(at), shape)}
    named = {at: rank for at, rank in ranks.items() if rank}
    likely: dict[int, float] = {at: rank for at, rank in named.items() if at in fits} or {**named}
    likely |= dict.fromkeys(fits - set(named), UNNAMED)
    if not likely:
        return None, False
    least = min(likely.values())
    best = [at for at, rank in likely.items() if rank == least]
    return best[0], len(best) > 1


def _share(cells: Sequence[str], shape: Shape) -> bool:
    """Whether at least half of these have a shape."""
    return 2 * sum(bool(shape(cell)) for cell in cells) >= len(cells) > 0


def _figures(found: Table, at: int) -> bool:
    """Whether a column has amounts, or nothing yet."""
    cells = [cell for cell in found.cells(at) if any(letter.isalnum() for letter in cell)]
    return not cells or _share(cells, is_figure)


def _may_be_amount(found: Table, at: int) -> bool:
    """Whether a column can be taken for amounts: no day, no balance, no number of something."""
    name, cells = found.name(at), found.cells(at)
    if _rank(name, column_names.AMOUNTS):
        return True
    if (
        set(name.split()) & (column_names.BALANCES | column_names.NUMBERS)
        or _rank(name, column_names.DAYS)
        or _share(cells, is_day)
    ):
        return False
    return not all(cell.isdecimal() and (cell[0] == "0" or len(cell) >= LONG_NUMBER) for cell in cells)


def _sign(cell: str) -> int | None:
    """-1 for what went out, 1 for what came in, 0 where the other cells must tell, None for any other word."""
    word = cell.strip() if cell.strip() in {"-", "+"} else plain_name(cell)
    if word in column_names.MINUS:
        return -1
    if word in column_names.PLUS:
        return 1
    return 0 if any(word in pair for pair in column_names.LETTERS) else None


def signs(cells: Iterable[str], name: str) -> dict[str, int]:
    """For each thing a column of directions says, whether it is a minus (-1) or a plus (1); what stays open is left out."""
    signs_of = {cell: _sign(cell) for cell in cells}
    letters = {plain_name(cell) for cell, sign in signs_of.items() if sign == 0}
    pairs = [pair for pair in column_names.LETTERS if letters <= set(pair)]
    if len(pairs) > 1:
        heads = {word[:1] for word in name.split()}
        pairs = [pair for pair in pairs if set(pair) <= heads] or pairs
    found = {cell: sign for cell, sign in signs_of.items() if sign}
    for cell, sign in signs_of.items():
        ways = {-1 if plain_name(cell) == pair[0] else 1 for pair in pairs} if sign == 0 else set()
        if len(ways) == 1:
            found[cell] = ways.pop()
    return found


def foreign_unit(header: str, unit: str) -> str:
    """The currency that a column’s name says its amounts are in, where that is another one than `unit`; else nothing."""
    for word in re.findall(r"\b[^\W\d_]{3}\b|[^\w\s.,:;()\[\]/\-]", header):
        codes = codes_of(word)
        if codes and (word.isupper() or not word.isalpha()) and unit not in codes:
            return str(word)
    return ""
