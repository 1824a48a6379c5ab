"""Small truths about requests that every package needs."""

from typing import Any, Protocol


class Asking(Protocol):
    """As much of a request as is needed here."""

    method: str | None
    POST: Any


def posted(request: Asking) -> Any:
    """What a form was sent with, or None when it was only opened.

    An empty form is still a sent one: `request.POST or None` would take it for an opened page and say nothing.
    """
    return request.POST if request.method == "POST" else None
