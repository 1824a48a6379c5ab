"""Amounts: exact decimals with a currency or a unit of one's own, as people type and read them."""

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from babel import Locale
from babel.numbers import (
    format_currency,
    format_decimal,
    get_currency_precision,
    get_decimal_symbol,
    is_currency,
    list_currencies,
)

WHOLE_DIGITS = 13
DECIMALS = 4
NBSP = "\u00a0"

type Reason = Literal["empty", "unreadable", "too_large", "too_fine"]

_MONEY = r"(?:[A-Za-z]{3}|[A-Za-z]{0,2}[^\w.,'’+\-−]{1,3})?"  # “EUR”, “€”, “US$”, before or after the digits
_WRAPPING = re.compile(rf"{_MONEY}(?P<sign>[+\-−]?){_MONEY}(?P<digits>[\d.,'’]+){_MONEY}")
_LETTERED = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""Between a currency that is written in letters and its figure."""
_GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[.,'’])\d{3})(?:(?P=mark)\d{3})*")


class NotAnAmount(ValueError):
    """What was typed is no amount; `reason` says why, so that a form can say it kindly and in the reader's language."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def parse_amount(typed: str, locale: str) -> Decimal:
    """Read "1.234,56", "1,234.56", "1 234", "€12" or "12 EUR" exactly.

    Two different marks settle which one is the decimal; one mark followed by three digits ("1.234") is read as people
    write it in `locale` ("en", "es-MX"). Raises NotAnAmount.
    """
    text = "".join(unicodedata.normalize("NFKC", typed).split())
    if not text:
        raise NotAnAmount("empty")
    found = _WRAPPING.fullmatch(text)
    if found is None:
        raise NotAnAmount("unreadable")
    amount = Decimal(_plain(found["digits"], _decimal_mark(locale)))
    if abs(amount) >= 10**WHOLE_DIGITS:
        raise NotAnAmount("too_large")
    if -int(amount.as_tuple().exponent) > DECIMALS:
        raise NotAnAmount("too_fine")
    return -amount if found["sign"] in {"-", "−"} else amount


def format_amount(amount: Decimal, unit: str, locale: str) -> str:
    """An amount as people in `locale` read it: "€1,234.50", "1.234,50 €", "12.5 km".

    Whole amounts of money are written without cents. `unit` is an ISO 4217 code, any short word of one's own, or empty.
    """
    if is_a_currency(unit):
        return _money(amount, unit, locale)
    number = format_decimal(amount.normalize(), format=None, locale=_locale(locale), decimal_quantization=False)
    return f"{number}{NBSP}{unit}" if unit else number


@lru_cache(maxsize=2_048)
def _money(amount: Decimal, currency: str, locale: str) -> str:
    """Money in words, once: writing it takes Babel a quarter of a millisecond, and home says a dozen of the same amounts."""
    spoken = _locale(locale)
    whole = amount == amount.to_integral_value() or get_currency_precision(currency) == 0
    pattern = re.sub(r"(?<=0)\.0+", "", spoken.currency_formats["standard"].pattern) if whole else None
    text = format_currency(
        amount, currency, format=pattern, locale=spoken, currency_digits=not whole, group_separator=True
    )
    return _LETTERED.sub(NBSP, text)


def plain(amount: Decimal, locale: str, *, places: int) -> str:
    """An amount as somebody in `locale` types it, without unit or groups: "1450,50" where there are cents, else "1450"."""
    whole = amount == amount.to_integral_value()
    figure = f"{amount:.0f}" if whole else f"{amount:.{places}f}".rstrip("0")
    _, _, fraction = figure.partition(".")
    if fraction and places == 2 and len(fraction) == 1:  # noqa: PLR2004 - cents come in two figures
        figure += "0"
    return figure.replace(".", _decimal_mark(locale))


def is_a_currency(unit: str) -> bool:
    """Whether a unit is the code of a currency ("EUR")."""
    return bool(unit) and unit in _codes() and is_currency(unit)


def places_of(unit: str) -> int:
    """How many decimals amounts in a unit may have: what its currency has, or `DECIMALS` for a unit of one's own."""
    return min(get_currency_precision(unit), DECIMALS) if is_a_currency(unit) else DECIMALS


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


@cache
def _locale(locale: str) -> Locale:
    return Locale.parse(locale, sep="_" if "_" in locale else "-")


@cache
def _decimal_mark(locale: str) -> str:
    return get_decimal_symbol(_locale(locale))


def _plain(digits: str, decimal_mark: str) -> str:
    """Digits with marks as a plain decimal: only its last mark may be the decimal one."""
    marks = [c for c in digits if not c.isdigit()]
    if not marks:
        return digits
    last = marks[-1]
    whole, _, fraction = digits.rpartition(last)
    if len(set(marks)) > 1:
        groups_only = False
    elif len(marks) > 1 or last in "'’":
        groups_only = True
    else:
        groups_only = last != decimal_mark and bool(_GROUPED.fullmatch(digits)) and whole != "0"
    if groups_only:
        whole, fraction = digits, ""
    inner = [c for c in whole if not c.isdigit()]
    if inner and not _GROUPED.fullmatch(whole):
        raise NotAnAmount("unreadable")
    if not any(c.isdigit() for c in digits) or (not groups_only and last in "'’"):
        raise NotAnAmount("unreadable")
    return f"{''.join(c for c in whole if c.isdigit()) or '0'}.{fraction or '0'}"
