"""Reading what is left of a couple: nothing can be written meanwhile, whatever code runs inside."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from our2souls.privacy.transaction import WRITES
from our2souls.privacy.viewer import ReadOnly, Viewer, viewing


@contextmanager
def reading(viewer: Viewer) -> Iterator[Viewer]:
    """Everything inside is seen with the eyes of somebody who reads a past couple's copy. Raises ReadOnly for each write.

    The rows themselves refuse to be saved; this refuses what goes past them, as updates in bulk do. Raises ValueError for
    a viewer who is in the couple still.
    """
    if viewer.ended_at is None:
        msg = "A sealed copy is read by somebody whose couple has ended."
        raise ValueError(msg)
    with viewing(viewer), connection.execute_wrapper(_refuse_writes):
        yield viewer


def _refuse_writes(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
    if str(sql).lstrip()[:6].upper() in WRITES:
        msg = "What is left of a couple is read, not changed."
        raise ReadOnly(msg)
    return execute(sql, params, many, context)
