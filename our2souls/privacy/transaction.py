"""One transaction for all that a request changes, begun by its first act and never before.

Reading a body, checking a form, hashing a password or sealing a file takes as long as it takes. On SQLite an open
transaction is the one write lock of the whole site, so none is open meanwhile: `request_transaction` only promises one,
and the first `act` (or the first row that a library writes) begins it. It ends with the request.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.db import OperationalError, connection, transaction

ATTEMPTS = 3
PAUSE = 0.05
"""Seconds before an act is tried again; twice as long each time, and by chance up to half as long again."""
PASSING = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL's codes of what another transaction caused and a second try mends: serialization, deadlock, a lock not had."""
WRITES = ("INSERT", "UPDATE", "DELETE")


class RequestTransaction:
    """The transaction of one request: promised, begun, ended. `on_begin` runs first in it, and may refuse by raising.

    `has_changed`: an act has succeeded in it.
    """

    def __init__(self, on_begin: Callable[[], None] | None = None) -> None:
        self.on_begin = on_begin
        self.has_changed = False
        self._held: ExitStack | None = None

    @property
    def has_begun(self) -> bool:
        """Whether something was written, or is about to be."""
        return self._held is not None

    def begin(self) -> None:
        """Begin, unless it has begun."""
        if self._held is not None:
            return
        stack = ExitStack()
        stack.enter_context(transaction.atomic())
        self._held = stack
        if self.on_begin is not None:
            try:
                self.on_begin()
            except BaseException:
                self.end(keep=False)
                raise

    def end(self, *, keep: bool) -> None:
        """Commit, or take everything back. Raises what the database raises when it cannot commit.

        What is written because it was committed (a library's `on_commit`) is one more transaction, and ends likewise.
        """
        stack, self._held = self._held, None
        if stack is None:
            return
        if not keep and connection.in_atomic_block:
            transaction.set_rollback(True)
        if keep:
            self.on_begin = None  # what follows is no second act
        stack.close()
        self.end(keep=keep)

    def watch(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        """Around each query: a row that a library writes outside of any act begins the transaction too."""
        if self._held is None and not connection.in_atomic_block and str(sql).lstrip()[:6].upper() in WRITES:
            self.begin()
            self.has_changed = True
        return execute(sql, params, many, context)


_request_transaction: ContextVar[RequestTransaction | None] = ContextVar("our2souls_transaction", default=None)


@contextmanager
def request_transaction(on_begin: Callable[[], None] | None = None) -> Iterator[RequestTransaction]:
    """Promise a transaction for the acts inside. What it was left with is committed, after an exception taken back."""
    promise = RequestTransaction(on_begin)
    token = _request_transaction.set(promise)
    try:
        with connection.execute_wrapper(promise.watch):
            try:
                yield promise
            except BaseException:
                promise.end(keep=False)
                raise
            promise.end(keep=True)
    finally:
        _request_transaction.reset(token)


def act[**P, R](change: Callable[P, R]) -> Callable[P, R]:
    """A function that changes rows: all of what it does, or nothing.

    In a request it begins the request's transaction, or joins it; elsewhere it has one of its own. An act that began the
    transaction and lost against another one (a deadlock, a lock not had) is done again, `ATTEMPTS` times at most.
    """

    @wraps(change)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        promise = _request_transaction.get()
        begins = not connection.in_atomic_block
        for attempt in range(1, ATTEMPTS + 1):
            try:
                if promise is not None:
                    promise.begin()
                with transaction.atomic():
                    changed = change(*args, **kwargs)
            except OperationalError as failure:
                if not begins or attempt == ATTEMPTS or not _is_passing(failure):
                    raise
                if promise is not None:
                    promise.end(keep=False)
                time.sleep(PAUSE * 2**attempt * random.uniform(1, 1.5))  # noqa: S311 - so that two do not meet again
            else:
                if promise is not None:
                    promise.has_changed = True
                return changed
        raise AssertionError  # pragma: no cover - the last attempt has returned or raised

    return run


def _is_passing(failure: OperationalError) -> bool:
    return getattr(failure.__cause__, "sqlstate", None) in PASSING
