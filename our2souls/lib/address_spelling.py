"""One text, typed in different bytes: what a keyboard or a browser decides, and nobody who types can see."""

import re
from unicodedata import normalize

DOTS = re.compile("[.。]")


def spellings(typed: str) -> tuple[str, ...]:
    """Each way in which this text may have been stored, composed (NFC) first: a Mac may type é as two characters.

    One for most texts, three at most.
    """
    return tuple(dict.fromkeys((normalize("NFC", typed), typed, normalize("NFD", typed))))


def composed(typed: str) -> str:
    """The text as we store it (NFC)."""
    return spellings(typed)[0]


def address(typed: str) -> str:
    """An e-mail address in the one form in which we keep it: small letters, its domain as mail servers know it (xn--).

    Some browsers send a domain with umlauts in that form and some as it was typed. What has no @ comes back in small
    letters. A sharp s stays one, as in today's rules (IDNA 2008): the older ones led to somebody else's domain.
    """
    local, at, host = composed(typed.strip()).lower().rpartition("@")
    return f"{local}{at}{domain(host)}"


def domain(typed: str) -> str:
    """The name of a host as browsers and mail servers send it: small letters, xn-- where it has others than a to z."""
    labels = DOTS.split(normalize("NFKC", composed(typed.strip()).lower()))
    return ".".join(_label(each) for each in labels)


def readable(address: str) -> str:
    """An address as people write it, umlauts and all; a domain that only looks as if it had any comes back as it is."""
    local, at, host = address.rpartition("@")
    return f"{local}{at}{'.'.join(_read(each) for each in host.split('.'))}"


def _read(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        read = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    return read if read.isprintable() and _label(normalize("NFKC", read).lower()) == label else label


def _label(label: str) -> str:
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"
