"""The text of a file of entries and its rows, pure."""

from collections.abc import Sequence

from our2souls.intentions.measures.csv.cells import is_day, is_figure
from our2souls.lib.formats import csv_text
from our2souls.lib.formats.csv_text import Row


def rows(text: str) -> tuple[list[Row], list[int]]:
    """The rows with something in them, and the lines whose quotation marks don’t close.

    No words within quotation marks run on over a line with a day and an amount of its own.
    """
    return csv_text.rows(text, has_both)


def has_both(cells: Sequence[str]) -> bool:
    """Whether there is a day among these cells, and beside it an amount."""
    days = [is_day(cell) for cell in cells]
    return any(days) and any(is_figure(cell) for cell, day in zip(cells, days, strict=True) if not day)
