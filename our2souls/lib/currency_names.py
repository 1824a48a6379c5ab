"""What currencies are called in amounts: their codes, signs and names, so that one that is not meant can be named."""

import unicodedata
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, list_currencies

SIGNS = {
    "$": "USD MXN CAD AUD NZD ARS CLP COP UYU HKD SGD TWD DOP CUP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD",
    "us$": "USD", "u$s": "USD", "mx$": "MXN", "c$": "CAD NIO", "a$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "rd$": "DOP", "$u": "UYU", "r$": "BRL", "£": "GBP EGP FKP GIP LBP SHP SYP", "¥": "JPY CNY", "円": "JPY", "圓": "JPY TWD",
    "元": "CNY", "rmb": "CNY", "원": "KRW", "₩": "KRW", "kr": "SEK NOK DKK ISK", "fr": "CHF", "sfr": "CHF", "r": "ZAR",
    "rs": "INR PKR LKR NPR MUR SCR", "zł": "PLN", "kč": "CZK", "ft": "HUF", "₽": "RUB", "₺": "TRY", "tl": "TRY", "₡": "CRC",
    "s/": "PEN", "bs": "BOB VES", "q": "GTQ", "₲": "PYG", "b/": "PAB", "lei": "RON", "лв": "BGN", "rm": "MYR", "rp": "IDR",
    "₱": "PHP", "฿": "THB", "₫": "VND", "₪": "ILS", "₴": "UAH", "₦": "NGN", "₵": "GHS", "ksh": "KES", "dh": "AED MAD",
    "dt": "TND", "kd": "KWD", "bd": "BHD",
}  # fmt: skip
"""Signs as people write them at home, in small letters, with the codes they can mean."""


@cache
def codes_of(name: str) -> frozenset[str]:
    """The codes that a currency’s code, sign or name can mean, however it is written; none for any other word."""
    return _codes_by_name().get(name.casefold().replace(" ", "").strip("."), frozenset())


@cache
def _codes_by_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}

    def put(name: str, code: str) -> None:
        found.setdefault(name.casefold().replace(" ", "").replace("\u00a0", "").strip("."), set()).add(code)

    codes = list_currencies()
    for sign, meant in SIGNS.items():
        for code in meant.split():
            put(sign, code)
    for code in codes:
        put(code, code)
    for locale, core in (("en", -1), ("es", 0)):  # “US dollars”, “dólares estadounidenses”: the core is last, or first
        for code, sign in Locale.parse(locale).currency_symbols.items():
            put(sign, code)
        for code in codes:
            for name in {get_currency_name(code, count, locale) for count in (None, 1, 2)}:
                put(name, code)
                if len(name.split()[core]) > 2:  # noqa: PLR2004 - no particle
                    put(name.split()[core], code)
    return {name: frozenset(meant) for name, meant in found.items()}


COMMON = (
    "EUR", "USD", "GBP", "MXN", "ARS", "COP", "CLP", "PEN", "UYU", "BRL", "CAD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "RON",
    "HUF", "TRY", "MAD", "INR", "CNY", "JPY", "KRW", "AUD", "NZD", "ZAR",
)  # fmt: skip
"""The currencies that a picker offers, in its order; every other is typed by its code."""
_FIRST = {"£": "GBP", "¥": "JPY"}
"""What a sign means that stands for one currency nearly everywhere."""
_MONEY = frozenset({"dollar", "dollars", "dólar", "dólares", "peso", "pesos", "$"})
"""Words that are money and don’t say which."""


class SeveralCurrencies(ValueError):
    """A sign or word is money, and of several currencies, or of none we know: `codes` are the likeliest, for a sentence."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(" ".join(codes))
        self.codes = codes


def currency_of(unit: str) -> str:
    """The currency that a unit is, by its code, sign or whole name ("€", "eur", "euros", "US$"); "" for any other word.

    A word that is also a measure of something else ("ft", "pounds") stays a word. Raises SeveralCurrencies for money that
    doesn’t say which ("$", "pesos").
    """
    word = " ".join(unit.casefold().split()).strip(".")
    if not word:
        return ""
    if word.upper() in list_currencies():
        return word.upper()
    if word in _FIRST or word in _whole_names():
        return _FIRST.get(word) or _whole_names()[word]
    is_sign = any(unicodedata.category(each) == "Sc" for each in word)
    codes = codes_of(word) if is_sign or not word.isascii() else frozenset()
    if len(codes) == 1:
        return next(iter(codes))
    if is_sign or word in _MONEY:
        meanings = codes or (codes_of(word) if word in _MONEY else frozenset())
        raise SeveralCurrencies(tuple(code for code in COMMON if not meanings or code in meanings)[:4])
    return ""


@cache
def _whole_names() -> dict[str, str]:
    """The names of common currencies as a sentence has them, in both languages; “euros” is one of them."""
    return {
        get_currency_name(code, count, locale).casefold(): code
        for code in COMMON
        for locale in ("en", "es")
        for count in (None, 1, 2)
    }
