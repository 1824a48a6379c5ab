"""The cells of a file of entries: what a day or an amount says, pure; and what of that only a person can decide."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from babel.dates import get_month_names

from our2souls.lib import money
from our2souls.lib.formats.spreadsheets import bare

CELL = 60
"""Letters of a day or an amount, at most."""

type Order = Literal["ymd", "dmy", "mdy"]
type DecimalMark = Literal[".", ","]

_TIME = r"(?:[T ,]+\d{1,2}[:.h]?\d{2}.*)?"
_BETWEEN = r"[\s\-/.]*"
_WEEKDAY = r"(?:[^\W\d_]{2,}\.?,?\s+)?"
DAY = re.compile(r"(\d{1,4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,4})\.?(?:[T ,]+\d.*)?")
PACKED = re.compile(r"((?:19|2[01])\d{2})(\d{2})(\d{2})(?:[T ]?\d{4,6}\D*)?")
NAMED = (
    re.compile(
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|[ºo.]{{1,2}})?{_BETWEEN}(?:de |of )?\s*(?P<month>[^\W\d_]{{3,}})"
        rf"\.?,?{_BETWEEN}(?:del? )?\s*(?P<year>\d{{4}}|\d{{2}})\.?{_TIME}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_WEEKDAY}(?P<month>[^\W\d_]{{3,}})\.?{_BETWEEN}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|[\s\-/.]+)"
        rf"(?P<year>\d{{4}}|\d{{2}}){_TIME}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<year>\d{{4}}){_BETWEEN}(?P<month>[^\W\d_]{{3,}})\.?{_BETWEEN}(?P<day>\d{{1,2}}){_TIME}", re.IGNORECASE
    ),
)
"""Days with the name of their month: “3 de marzo de 2026”, “Mar 3, 2026”, “2026-Mar-03”."""
FIGURE = re.compile(
    r"[^\d\w]{0,4}[A-Za-z]{0,3}[^\d\w]{0,3}\d[\d.,'’\s]*[^\d\w]{0,4}[A-Za-z]{0,3}[^\d\w]{0,3}"
)  # fmt: skip
LAKHS = re.compile(r"(?<!\d)\d{1,2}(?:,\d{2})+,\d{3}(?!\d)")
FIGURE_ALONE = re.compile(r"(?:(?<![^\W\d_])(?<!/)[.,])?\d(?:[\d.,'’\s]*\d)?[.,]?")
ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""One mark before exactly three digits: thousands, or decimals where there can be three."""
THIRD = 3


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for locale in ("en", "es", "de"):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, locale)
                found |= {plain_name(name): number for number, name in names.items()}
    return found | {"sept": 9, "set": 9, "setiembre": 9, "mrz": 3}


def plain_name(text: str) -> str:
    """Words in small letters, without accents and marks."""
    bare_letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", "".join(c for c in bare_letters if not unicodedata.combining(c))).split())


def is_day(text: str) -> bool:
    """Whether a cell has the shape of a day, be there such a day or not."""
    if len(text) > CELL:
        return False
    return bool(DAY.fullmatch(text) or PACKED.fullmatch(text)) or _named(text) is not None


def is_figure(text: str) -> bool:
    """Whether a cell has the shape of an amount, be it one that can be read or not."""
    return len(text) <= CELL and FIGURE.fullmatch(text) is not None


def order_of(cells: Sequence[str]) -> tuple[Order | None, bool]:
    """In which order days stand, and whether that is open."""
    read_days = [found.groups() for cell in cells if len(cell) <= CELL and (found := DAY.fullmatch(cell))]
    parted = [(int(first), int(second)) for first, second, _third in read_days if len(first) <= 2]  # noqa: PLR2004
    if not parted:
        return ("ymd" if read_days else None), False
    day_first, month_first = any(a > 12 for a, _b in parted), any(b > 12 for _a, b in parted)  # noqa: PLR2004 - months
    if day_first != month_first:
        return ("dmy" if day_first else "mdy"), False
    return "dmy", any(a != b for a, b in parted)


def decimal_of(cells: Sequence[str], places: int) -> tuple[DecimalMark | None, bool]:
    """Which mark is the decimal one, and whether that is open.

    In a unit with fewer than three `places` one mark before three digits parts thousands, and nothing is open about it.
    """
    votes: set[DecimalMark] = set()
    doubtful = False
    for figure in map(_digits, cells):
        marks = [each for each in figure if each in ".,"]
        if not marks:
            continue
        last: DecimalMark = "." if marks[-1] == "." else ","
        other: DecimalMark = "," if last == "." else "."
        if len(set(marks)) > 1:
            votes.add(last)
        elif len(marks) > 1:
            votes.add(other)
        elif ONE_GROUP.fullmatch(figure):
            if places < THIRD:
                votes.add(other)
            else:
                doubtful = True
        else:
            votes.add(last)
    if len(votes) == 1:
        return next(iter(votes)), False
    return None, doubtful or bool(votes)


def day_of(text: str, order: Order) -> date | None:
    """The day a cell names, None where it names none; one with its year first is read as that."""
    if len(text) > CELL:
        return None
    if (named := _named(text)) is not None:
        return _day(*named)
    if (packed := PACKED.fullmatch(text)) is not None:
        return _day(*packed.groups())
    found = DAY.fullmatch(text)
    if found is None:
        return None
    first, second, third = found.groups()
    parts = (first, second, third) if len(first) > 2 else None  # noqa: PLR2004 - a year first
    if parts is None:
        parts = {"dmy": (third, second, first), "mdy": (third, first, second), "ymd": (first, second, third)}[order]
    return _day(*parts)


def _named(text: str) -> tuple[str, str, str] | None:
    """Year, month and day of a cell that names its month."""
    for shape in NAMED:
        found = shape.fullmatch(text)
        month = _months().get(plain_name(found["month"])) if found else None
        if found and month:
            return found["year"], str(month), found["day"]
    return None


def _day(year: str, month: str, day: str) -> date | None:
    whole = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004
    try:
        found = date(whole, int(month), int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year < 2200 else None  # noqa: PLR2004


def amount_of(text: str, decimal: DecimalMark, unit: str) -> Decimal | None:
    """The amount in a cell, None where its marks contradict the decimal one. Raises NotAnAmount, which names what it found."""
    if len(text) > CELL:
        raise money.NotAnAmount("unreadable")
    amount = money.parse_amount(bare(text), "en" if decimal == "." else "es", unit=unit)
    return amount if _agrees(_digits(text), decimal, money.places_of(unit)) else None


def _digits(text: str) -> str:
    """The figure in a cell with its marks, without what stands around it; a mark behind a letter is the letter’s."""
    found = FIGURE_ALONE.search(text)
    return found[0] if found else ""


def _agrees(figure: str, decimal: DecimalMark, places: int) -> bool:
    """Whether marks part what they part everywhere in the file: `decimal` the decimals, the other one groups."""
    other = "," if decimal == "." else "."
    if figure.count(decimal) > 1 or (places < THIRD and decimal in figure and ONE_GROUP.fullmatch(figure)):
        return False
    grouped = LAKHS.sub("", figure) if other == "," else figure
    return re.search(rf"\{other}(?!\d{{3}}(?!\d))", grouped) is None


def comma_there(locale: str) -> bool:
    """Whether people there write a comma before the decimals."""
    return money.parse_amount("1,234", locale) < 10  # noqa: PLR2004 - one and something, not a thousand
