"""A connection that tells PostgreSQL who is looking, for its policies to compare with.

What is said holds for one transaction, so that nothing is left on a connection that others use next. Reading outside of
a transaction opens one that only reads, and ends when the next write begins, when nobody looks any more, or with the
request; in one that Django began, it is said before the first statement, and again when somebody else looks. It goes out with
the statement itself, so that it costs no way there and back of its own.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db.backends.postgresql import base, operations
from django.db.backends.utils import CursorWrapper
from psycopg import ServerCursor

from our2souls.lib import clock
from our2souls.privacy.row_security import reasons
from our2souls.privacy.viewer import TABLE, viewer_or_none

type Looking = tuple[UUID | None, UUID | None, UUID | None, str]
"""The person, the couple they look with, the couple they read as a therapist, and the reason of what looks without asking."""

NOBODY: Looking = (None, None, None, "")
READS = ("SELECT", "WITH", "DECLARE", "VALUES", "EXPLAIN")
SEES_NOTHING = ("SAVEPOINT", "RELEASE ", "ROLLBACK")
"""What parts a transaction looks at no row, and need not be told who does."""


def looking() -> Looking:
    """Who is looking now."""
    viewer = viewer_or_none()
    return (
        (viewer.person_id, viewer.couple_id, viewer.client, reasons.current_reason())
        if viewer
        else (None, None, None, reasons.current_reason())
    )


def said(who: Looking) -> list[str]:
    """The statements that say who looks.

    The database itself looks up whether they are in that couple, and with whom; or whether they sit at its table.
    """
    person, couple, client, reason = who
    first = (
        f"SELECT set_config('our2souls.person', '{person or ''}', true), set_config('our2souls.reason', '{reason}', true),"
        " set_config('our2souls.couple', '', true), set_config('our2souls.partner', '', true),"
        " set_config('our2souls.client', '', true), set_config('our2souls.at', '', true)"
    )
    if person is None:
        return [first]
    if couple is None:
        return [first] if client is None else [first, *_said_of_client(person, client)]
    of_couple = (  # ids that Python has made of uuids, and reasons that stand in privacy.unscoped
        "SELECT set_config('our2souls.couple', couple_id::text, true) FROM people_partnership"
        f" WHERE person_id = '{person}' AND couple_id = '{couple}'"
    )
    of_partner = (
        "SELECT set_config('our2souls.partner', person_id::text, true) FROM people_partnership"
        f" WHERE couple_id = our2souls_couple() AND person_id <> '{person}' AND left_at IS NULL"
    )
    return [first, of_couple, of_partner]


def _said_of_client(person: UUID, client: UUID) -> list[str]:
    """That somebody reads a couple as its therapist, if they sit at its table, and when: by our clock, as all that ends."""
    return [
        (
            "SELECT set_config('our2souls.client', couple_id::text, true) FROM privacy_grant"
            f" WHERE therapist_id = '{person}' AND couple_id = '{client}' AND scope = '{TABLE}' AND closed_at IS NULL"
        ),
        f"SELECT set_config('our2souls.at', '{clock.now().isoformat()}', true)",
    ]


class EyesMixin:
    """The innermost part of a cursor: whatever wraps a query, a transaction that it begins has begun by now."""

    db: "DatabaseWrapper"
    cursor: Any

    def _execute(self, sql: Any, params: Any, *context: Any) -> Any:
        def execute(first: Sequence[str]) -> Any:
            if first and (not isinstance(sql, str) or isinstance(self.cursor, ServerCursor)):
                self.db.say(first)  # what goes out in a form of its own takes nothing along
                first = ()
            self.db.taken_along = "".join(f"{words}; " for words in first)
            statement = f"{self.db.taken_along}{sql}" if first else sql
            result = super(EyesMixin, self)._execute(statement, params, *context)  # type: ignore[misc]
            for _answer in first:
                self.cursor.nextset()
            return result

        return self.db.with_eyes(sql, execute)

    def _executemany(self, sql: Any, param_list: Any, *context: Any) -> Any:
        def execute(first: Sequence[str]) -> Any:
            if first:
                self.db.say(first)
            return super(EyesMixin, self)._executemany(sql, param_list, *context)  # type: ignore[misc]

        return self.db.with_eyes(sql, execute)


class CursorWithEyes(EyesMixin, CursorWrapper):
    """Django's cursor."""


class DebugCursorWithEyes(EyesMixin, base.CursorDebugWrapper):
    """Django's cursor that counts."""


class DatabaseOperations(operations.DatabaseOperations):
    """Django's, which tell of a statement without what it took along."""

    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> Any:
        """The statement as it was asked for."""
        query = super().last_executed_query(cursor, sql, params)
        took: str = getattr(self.connection, "taken_along", "")
        return query.removeprefix(took) if isinstance(query, str) else query


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection to PostgreSQL, with eyes."""

    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told: Looking = NOBODY
        self._reading = False
        self.taken_along = ""

    def make_cursor(self, cursor: Any) -> CursorWithEyes:
        """A cursor whose every statement goes out with who is looking."""
        return CursorWithEyes(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> DebugCursorWithEyes:
        """The same, counted."""
        return DebugCursorWithEyes(cursor, self)

    def with_eyes[R](self, sql: Any, execute: Callable[[Sequence[str]], R]) -> R:
        """Execute a statement, which takes along what tells the server who is looking."""
        who = looking()
        if str(sql).startswith(SEES_NOTHING):
            return execute(())
        if self.in_atomic_block or not self.get_autocommit():
            return self._telling(who, execute)
        if str(sql).lstrip()[:8].upper().startswith(READS):
            return self._read(who, execute)
        self.end_reading()
        if who == NOBODY:
            return execute(())
        try:
            return self._begin(who, execute)
        except BaseException:
            self._end("ROLLBACK")
            raise
        finally:
            self.end_reading()

    def _read[R](self, who: Looking, ask: Callable[[Sequence[str]], R]) -> R:
        if who == NOBODY:
            self.end_reading()
            return ask(())
        try:
            return self._telling(who, ask) if self._reading else self._begin(who, ask)
        except BaseException:
            self._end("ROLLBACK")
            raise

    def _begin[R](self, who: Looking, execute: Callable[[Sequence[str]], R]) -> R:
        self._reading, self._told = True, who
        return execute(["BEGIN", *said(who)])

    def _telling[R](self, who: Looking, execute: Callable[[Sequence[str]], R]) -> R:
        if who == self._told:
            return execute(())
        result = execute(said(who))
        self._told = who
        return result

    def say(self, words: Sequence[str]) -> None:
        """Tell the server something by itself."""
        with self.wrap_database_errors:  # an outage here is Django's error, as in any statement
            self.connection.execute("; ".join(words))

    def end_reading(self) -> None:
        """End the transaction that reading opened, if there is one."""
        self._end("COMMIT")

    def _end(self, how: str) -> None:
        if self._reading:
            self._reading, self._told = False, NOBODY
            if self.connection is not None and not self.connection.closed:
                self.say([how])

    def _set_autocommit(self, autocommit: bool) -> None:  # noqa: FBT001 - Django's signature
        self.end_reading()
        self._told = NOBODY
        super()._set_autocommit(autocommit)  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._told = (None, None, None, "?")  # what was said inside is taken back with it: say it again

    def _rollback(self) -> None:
        self._told = NOBODY
        super()._rollback()  # type: ignore[misc]

    def _commit(self) -> None:
        self._told = NOBODY
        super()._commit()  # type: ignore[misc]

    def close_if_unusable_or_obsolete(self) -> None:
        """At the end of a request and of each round of the worker: nothing is left open."""
        self.end_reading()
        super().close_if_unusable_or_obsolete()

    def connect(self) -> None:
        """A new connection has been told nothing."""
        self._reading, self._told = False, NOBODY
        super().connect()
