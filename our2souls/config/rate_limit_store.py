"""Where limits are counted: a cache in a database of its own, which a flood of other keys cannot make forget.

Django's database cache throws away a third of its rows when it is full, living ones too: whoever fills it with made-up
addresses and keys opens every limit. This one clears what has run out and keeps what still counts. It lies in the
database `limits`, beside the rows of people: a count is neither taken back when a request fails nor does it begin that
request's transaction before a password has been hashed.
"""

from datetime import datetime
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.db import connections

CEILING = 500_000
"""Living rows: some 150 MB, a count in 7 ms, hours of a flood that one machine could answer.

Above it those go that would end first."""


class CounterStore(DatabaseCache):
    """Django's database cache, whose living rows stay."""

    _table: str

    def _cull(self, db: str, cursor: Any, now: datetime, num: int) -> None:
        """Clear what has run out; of the living only those beyond the ceiling, the soonest to end first."""
        operations = connections[db].ops
        table, key, expires = map(operations.quote_name, (self._table, "cache_key", "expires"))
        ended = operations.adapt_datetimefield_value(now)
        cursor.execute(f"DELETE FROM {table} WHERE {expires} < %s", [ended])  # noqa: S608 - quoted names of ours
        over = num - cursor.rowcount - CEILING
        if over > 0:
            soonest = f"SELECT {key} FROM {table} ORDER BY {expires} LIMIT %s"  # noqa: S608 - likewise
            cursor.execute(f"DELETE FROM {table} WHERE {key} IN ({soonest})", [over])  # noqa: S608 - likewise
