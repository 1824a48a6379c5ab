"""Tables for spreadsheets: comma-separated lines in which nothing is run when they are opened."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = "=+-@\t\r\n＝＋－＠"
"""What makes a spreadsheet run a cell; it is written with an apostrophe before it, and read without (OWASP, CSV injection)."""
SIGNATURE = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it spreadsheets take the bytes for those of an older alphabet."""


def inert(text: str) -> str:
    """Words that no spreadsheet runs."""
    return f"'{text}" if text.lstrip("'")[:1] in tuple(FORMULA) else text


def bare(text: str) -> str:
    """The same words again, without what kept them from being run."""
    return text[1:] if text.startswith("'") and text.lstrip("'")[:1] in tuple(FORMULA) else text


def as_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """The bytes of a file (RFC 4180, UTF-8 with its signature). Words are made inert; figures stay figures."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    for row in rows:
        writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])
    return f"{SIGNATURE}{file.getvalue()}".encode()
