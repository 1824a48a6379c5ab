"""What currencies are called in amounts: their codes, signs and names, so that one that is not meant can be named."""

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
