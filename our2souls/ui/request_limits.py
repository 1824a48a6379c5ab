"""Costly pages (a PDF, an export, a search): one at a time in each process, and not too often for one person.

The others answer meanwhile: who comes second is told to try again in a moment, and holds no thread.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import BoundedSemaphore
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

LIMITS = {
    "pdf": (12, 10 * 60),
    "export": (10, 60 * 60),
    "import": (30, 60 * 60),
    "ics": (30, 60 * 60),
    "search": (60, 60),
    "vault": (20, 10 * 60),
    "feed": (60, 60 * 60),
}
"""How many each person may ask for, in how many seconds."""

_one_at_a_time = BoundedSemaphore(1)


class Busy(Exception):
    """Another costly page is just being made here."""


class TooOften(Exception):
    """The same person has asked for many of these in a short time."""


def costly(kind: str, method: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view whose work by `method` is costly, of a `kind` in LIMITS. Raises Busy and TooOften, each with a page of its own."""

    def held(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.method != method:
                return view(request, *args, **kwargs)
            with turn(kind, request):
                return view(request, *args, **kwargs)

        return run

    return held


@contextmanager
def turn(kind: str, request: HttpRequest) -> Iterator[None]:
    """The same for a part of a view, which can then give back what was filled in. Raises Busy and TooOften."""
    if not _one_at_a_time.acquire(blocking=False):
        raise Busy
    try:
        within(kind, str(request.user.pk))
        yield
    finally:
        _one_at_a_time.release()


def within(kind: str, who: str) -> None:
    """Count one of a kind for somebody; raises TooOften where it was one too many."""
    if _count(kind, who) > LIMITS[kind][0]:
        raise TooOften


def _count(kind: str, who: str) -> int:
    key = f"costly:{kind}:{who}"
    if cache.add(key, 1, LIMITS[kind][1]):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out just now
        return 1
