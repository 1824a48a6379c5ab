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

from our2souls.lib.currency_names import codes_of
from our2souls.lib.text_direction import isolated

WHOLE_DIGITS = 13
DECIMALS = 4
NBSP = "\u00a0"

type Reason = Literal["empty", "unreadable", "too_large", "too_fine", "sign", "currency"]

_DASHES = "\u00ad\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2796\ufe58\ufe63\uff0d"
"""Whatever stands for a minus on some keyboard, in some bank’s file, or after some program mended it."""
_AS_MINUS = str.maketrans(dict.fromkeys(_DASHES, "-"))
_SPACE_INSIDE = re.compile(r"(?<=\d)\s(?=\d)")
_SHAPE = re.compile(
    r"(?P<before>\D*?)(?P<digits>(?:(?<![^\W\d_])(?<!/)[.,])?\d(?:[\d.,'’]*\d)?(?:[.,](?! ?-))?)(?P<after>\D*)",
    re.DOTALL,
)
"""What stands before, the figure, and what stands behind it; a mark behind a letter is the letter’s ("Rs.500", "S/.5")."""
_LETTERED = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""Between a currency that is written in letters and its figure."""
_GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[.,'’])\d{3})(?:(?P=mark)\d{3})*")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
"""Groups as they are written in India: 1,25,000."""
FINE = 3
"""Decimals of a currency from which on three figures behind a mark can be decimals."""


class NotAnAmount(ValueError):
    """What was typed is no amount; `reason` says why, so that a form can say it kindly and in the reader's language.

    `found` is the sign, word or currency that has no place in it.
    """

    def __init__(self, reason: Reason, found: str = "") -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.found = found


def parse_amount(typed: str, locale: str, *, unit: str | None = None) -> Decimal:
    """Read "1.234,56", "1,234.56", "1 234", "1,25,000", "€12", "12 EUR", "-5", "5-" or "(5)" exactly.

    `unit` is the ISO 4217 code or the word of one's own that the amount is counted in, None where that isn't known.
    Two different marks settle which one is the decimal. One mark followed by three digits ("1.234") parts thousands in a
    currency with two decimals or none; elsewhere it is read as people write it in `locale` ("en", "es-MX"). Any dash,
    brackets and a minus behind are a minus. Raises NotAnAmount, also for any sign, word or currency but the unit's own.
    """
    text = _tidy(typed)
    if not text:
        raise NotAnAmount("empty")
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise NotAnAmount("unreadable")
    before, below, after = _signs(found["before"], found["after"])
    for word in (before, after):
        _check(word, unit)
    decided = unit is not None and is_a_currency(unit) and places_of(unit) < FINE
    amount = Decimal(_plain(found["digits"], _decimal_mark(locale), decided=decided))
    if abs(amount) >= 10**WHOLE_DIGITS:
        raise NotAnAmount("too_large")
    if -int(amount.as_tuple().exponent) > DECIMALS:
        raise NotAnAmount("too_fine")
    return -amount if below else amount


def _tidy(typed: str) -> str:
    """The same without what cannot be seen, with one kind of minus, and with an apostrophe where a space parts groups."""
    text = unicodedata.normalize("NFKC", typed.translate(_AS_MINUS)).translate(_AS_MINUS)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf").strip()
    return _SPACE_INSIDE.sub("'", " ".join(text.split()))


def _signs(before: str, after: str) -> tuple[str, bool, str]:
    """What stands before and behind without signs, and whether they make it a minus."""
    signs = before.count("-") + before.count("+") + after.count("-") + after.count("+")
    brackets = (before.count("("), after.count(")"))
    if brackets not in {(0, 0), (1, 1)} or signs + brackets[0] > 1:
        raise NotAnAmount("sign", next((c for c in before + after if c in "()-+"), ""))
    below = "-" in before + after or brackets == (1, 1)
    bare = str.maketrans("", "", "-+()")
    return before.translate(bare).strip(), below, after.translate(bare).strip()


def _check(word: str, unit: str | None) -> None:
    """Raises NotAnAmount for a word or sign that is not the unit's own."""
    if not word:
        return
    codes = codes_of(word)
    if unit is None:
        fits = bool(codes)
    elif is_a_currency(unit):
        fits = unit in codes
    else:
        fits = word.casefold() == " ".join(unit.casefold().split())
    if not fits:
        raise NotAnAmount("currency" if codes else "sign", word)


def format_amount(amount: Decimal, unit: str, locale: str) -> str:
    """An amount as people in `locale` read it: "€1,234.50", "1.234,50 €", "12.5 km".

    Whole amounts of money are written without cents. `unit` is an ISO 4217 code, any short word of one's own, or empty.
    """
    if is_a_currency(unit):
        return _money(amount, unit, locale)
    number = format_decimal(amount.normalize(), format=None, locale=_locale(locale), decimal_quantization=False)
    return f"{number}{NBSP}{isolated(unit)}" if unit else number


def format_part(amount: Decimal, unit: str, locale: str) -> str:
    """An amount that is followed by its whole: money has its mark twice, a unit of one's own is named once, at the end.

    >>> format_part(Decimal(48), "lessons", "en")
    '48'
    """
    return format_amount(amount, unit if is_a_currency(unit) else "", locale)


@lru_cache(maxsize=2_048)
def _money(amount: Decimal, currency: str, locale: str) -> str:
    """Money in words, once: writing it takes Babel a quarter of a millisecond, and home says a dozen of the same amounts."""
    language = _locale(locale)
    whole = amount == amount.to_integral_value() or get_currency_precision(currency) == 0
    pattern = re.sub(r"(?<=0)\.0+", "", language.currency_formats["standard"].pattern) if whole else None
    text = format_currency(
        amount, currency, format=pattern, locale=language, currency_digits=not whole, group_separator=True
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


def _plain(digits: str, decimal_mark: str, *, decided: bool) -> str:
    """Digits with marks as a plain decimal: only its last mark may be the decimal one.

    `decided`: one mark before three digits parts thousands, whatever people there write.
    """
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
        groups_only = (decided or last != decimal_mark) and bool(_GROUPED.fullmatch(digits)) and whole[0] != "0"
    if groups_only:
        whole, fraction = digits, ""
    inner = [c for c in whole if not c.isdigit()]
    if inner and not _GROUPED.fullmatch(whole) and not _LAKHS.fullmatch(whole):
        raise NotAnAmount("unreadable")
    if not groups_only and last in "'’":
        raise NotAnAmount("unreadable")
    return f"{''.join(c for c in whole if c.isdigit()) or '0'}.{fraction or '0'}"
