"""Small truths about requests that every package needs."""

from typing import Any, Protocol
from uuid import UUID


class HasData(Protocol):
    """As much of a request as is needed here."""

    method: str | None
    POST: Any


def posted(request: HasData) -> Any:
    """What a form was sent with, or None when it was only opened.

    An empty form is still a sent one: `request.POST or None` would take it for an opened page and say nothing.
    """
    return request.POST if request.method == "POST" else None


def uuid_of(typed: str | None) -> UUID | None:
    """The id a form or an address names, None for nothing. What is no id becomes the nil one, which no row has."""
    try:
        return UUID(typed) if typed else None
    except ValueError:
        return UUID(int=0)
