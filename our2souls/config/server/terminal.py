"""Words for a terminal that does not know them all: what it cannot show becomes what comes nearest."""

import codecs
import sys
from unicodedata import normalize

NEAREST = {"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "–": "-", "—": "-", "─": "-", "→": "->", "·": "-"}
HANDLER = "our2souls.nearest"


def nearest(failure: UnicodeError) -> tuple[str, int]:
    """An error handler of codecs: typographic marks become plain ones, é becomes e, what is left a question mark."""
    if not isinstance(failure, UnicodeEncodeError):
        raise failure
    shown = []
    for sign in failure.object[failure.start : failure.end]:
        plain = NEAREST.get(sign) or normalize("NFKD", sign).encode("ascii", "ignore").decode("ascii")
        shown.append(plain or "?")
    return "".join(shown), failure.end


def write_nearest() -> None:
    """From now on nothing that this process prints fails for want of a letter; streams that are no text stay as they are."""
    codecs.register_error(HANDLER, nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=HANDLER)
