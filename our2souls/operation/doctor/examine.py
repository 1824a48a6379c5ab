"""Everything the doctor looks at, in order: what would make the rest meaningless first."""

from collections.abc import Iterator

from our2souls.operation.doctor import files, jobs, keys, rows
from our2souls.operation.doctor.fault import Finding
from our2souls.operation.progress import Say


def examine(say: Say, *, fix: bool = False, deep: bool = False) -> Iterator[Finding]:
    """What is wrong; with `fix`, mended where nothing is lost by it. `deep` opens every file too. No word is ever deleted."""
    yield from rows.damaged_databases()
    yield from keys.missing()
    yield from keys.master_keys(fix=fix)
    yield from keys.brought_back(fix=fix)
    yield from jobs.stuck(fix=fix)
    yield from files.without_file(say, fix=fix, deep=deep)
    yield from files.without_row(fix=fix)
    yield from rows.unreadable(say)
