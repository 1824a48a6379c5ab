#!/bin/sh
# The whole suite: on PostgreSQL where it is installed, then on SQLite with the browser journeys, whose summary comes last.
# With CI=true nothing may be missing and nothing may be skipped.
set -u
cd "$(dirname "$0")/.."
must=${CI:-false}
failed=0

if command -v pg_virtualenv >/dev/null 2>&1; then
    echo "== PostgreSQL =="
    scripts/postgres.sh "$@" || failed=1
elif [ "$must" = true ]; then
    echo "pg_virtualenv is missing; install postgresql and postgresql-common." >&2
    exit 1
else
    echo "PostgreSQL is not tested: pg_virtualenv is not installed (Debian: apt install postgresql postgresql-common)."
fi

if ! command -v chromium >/dev/null 2>&1; then
    if [ "$must" = true ]; then
        echo "chromium is missing; install it." >&2
        exit 1
    fi
    echo "The browser journeys are not tested: chromium is not installed (Debian: apt install chromium)."
    set -- -m "not browser" "$@"
fi
echo "== SQLite =="
.venv/bin/pytest -n auto --dist worksteal "$@" || failed=1
if [ "$failed" = 1 ]; then echo "At least one of the runs above failed." >&2; fi
exit "$failed"
