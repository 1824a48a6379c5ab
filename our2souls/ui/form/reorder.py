"""An order that a form sends, by arrows or by dragging."""

from typing import Any
from uuid import UUID

from django.http import QueryDict

from our2souls.lib.request_data import uuid_of


def order_sent(sent: QueryDict) -> list[UUID]:
    """The ids that were sent, in their order; what is none belongs to nothing."""
    return [found for text in sent.getlist("order") if (found := uuid_of(text))]


def rows_of(things: Any, moved: str, by: str) -> list[tuple[Any, str]]:
    """Each thing with the button that keeps the focus: the one that moved it, or the other one at an end."""
    rows = list(things)
    ends = {"up": 0, "down": len(rows) - 1}
    other = {"up": "down", "down": "up"}
    return [
        (row, (other[by] if ends[by] == at else by) if by in ends and str(row.pk) == moved else "")
        for at, row in enumerate(rows)
    ]
