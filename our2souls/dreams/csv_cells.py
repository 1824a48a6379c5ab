"""The cells of a file of entries: what a day or an amount says, pure; and what of that only a person can decide."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from our2souls.lib import money

CELL = 60
"""Letters of a day or an amount, at most."""
FORMULA = "=+-@\t\r\n＝＋－＠"
"""What makes a spreadsheet run a cell; it is written with an apostrophe before it, and read without."""

type Order = Literal["ymd", "dmy", "mdy"]
type Mark = Literal[".", ","]

DAY = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ]\d.*)?")
FIGURE = re.compile(r"\(?[^\d\w]{0,4}[A-Za-z]{0,3}[^\d\w]{0,3}\d[\d.,'’\s]*[^\d\w]{0,3}[A-Za-z]{0,3}\)?")


def order_of(cells: Sequence[str]) -> tuple[Order | None, bool]:
    """In which order days stand, and whether that is open."""
    read_days = [found.groups() for cell in cells if (found := DAY.fullmatch(cell))]
    parted = [(int(first), int(second)) for first, second, _third in read_days if len(first) <= 2]  # noqa: PLR2004
    if not parted:
        return ("ymd" if read_days else None), False
    day_first, month_first = any(a > 12 for a, _b in parted), any(b > 12 for _a, b in parted)  # noqa: PLR2004 - months
    if day_first != month_first:
        return ("dmy" if day_first else "mdy"), False
    return "dmy", any(a != b for a, b in parted)


def decimal_of(cells: Sequence[str]) -> tuple[Mark | None, bool]:
    """Which mark is the decimal one, and whether that is open."""
    votes: set[Mark] = set()
    doubtful = False
    for cell in cells:
        marks = [each for each in cell if each in ".,"]
        if not marks:
            continue
        last: Mark = "." if marks[-1] == "." else ","
        other: Mark = "," if last == "." else "."
        if len(set(marks)) > 1:
            votes.add(last)
        elif len(marks) > 1:
            votes.add(other)
        elif re.search(r"(?<!\d)\d{1,3}[.,]\d{3}(?!\d)", cell) and not re.search(r"(?<!\d)0[.,]", cell):
            doubtful = True
        else:
            votes.add(last)
    if len(votes) == 1:
        return next(iter(votes)), False
    return None, doubtful or bool(votes)


def day_of(text: str, order: Order) -> date | None:
    """The day a cell names, None where it names none; one with its year first is read as that."""
    found = DAY.fullmatch(text) if len(text) <= CELL else None
    if found is None:
        return None
    first, second, third = found.groups()
    parts = (first, second, third) if len(first) > 2 else None  # noqa: PLR2004 - a year first
    if parts is None:
        parts = {"dmy": (third, second, first), "mdy": (third, first, second), "ymd": (first, second, third)}[order]
    year = int(parts[0]) + (2000 if len(parts[0]) == 2 else 0)  # noqa: PLR2004
    try:
        day = date(year, int(parts[1]), int(parts[2]))
    except ValueError:
        return None
    return day if 1900 <= day.year < 2200 else None  # noqa: PLR2004


def amount_of(text: str, decimal: Mark) -> Decimal | None:
    """The amount in a cell, None where there is none, or where its marks contradict the decimal one."""
    if len(text) > CELL:
        return None
    other = "," if decimal == "." else "."
    below = text.startswith("(") and text.endswith(")")  # as bookkeepers write what went out
    digits = text[1:-1] if below else bare(text)
    if digits.count(decimal) > 1 or re.search(rf"\{other}(?!\d{{3}}(?!\d))", digits):
        return None
    try:
        amount = money.parse_amount(digits, "en" if decimal == "." else "es")
    except money.NotAnAmount:
        return None
    return -amount if below else amount


def comma_there(locale: str) -> bool:
    """Whether people there write a comma before the decimals."""
    return money.parse_amount("1,234", locale) < 10  # noqa: PLR2004 - one and something, not a thousand


def inert(text: str) -> str:
    """Words that no spreadsheet runs."""
    return f"'{text}" if text.lstrip("'")[:1] in tuple(FORMULA) else text


def bare(text: str) -> str:
    """The same words again, without what kept them from being run."""
    return text[1:] if text.startswith("'") and text.lstrip("'")[:1] in tuple(FORMULA) else text
