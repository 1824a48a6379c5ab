#!/bin/sh
# The suite, without the browser and what needs no database of ours, on a throw-away PostgreSQL; it asks no disk to be patient, since nothing of it is kept.
# --reuse-db: the whole server is thrown away, nobody needs to drop its databases first.
set -eu
cd "$(dirname "$0")/.."
exec pg_virtualenv -t -o fsync=off -o synchronous_commit=off -o full_page_writes=off -o max_connections=60 sh -c '
    OUR2SOULS_DATABASE_URL=postgresql:///our2souls OUR2SOULS_KEYS_DATABASE_URL=postgresql:///our2souls_keys \
        exec .venv/bin/pytest --reuse-db -n auto -m "not browser and not host" --dist worksteal "$@"' sh "$@"
