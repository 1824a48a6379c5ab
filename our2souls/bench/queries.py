"""How many queries home asks, for two sessions, in both databases; transaction control is not counted."""

import json
import sys

import django

django.setup()

from django.db import connections  # noqa: E402 - after setup
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def count(session: str) -> int:
    """The queries of one warm answer."""
    client = Client(headers={"host": "localhost"})
    client.cookies["session"] = session
    client.get("/today")
    with CaptureQueriesContext(connections["default"]) as rows, CaptureQueriesContext(connections["keys"]) as keys:
        answer = client.get("/today")
    if answer.status_code != 200:  # noqa: PLR2004
        raise SystemExit(f"home answered {answer.status_code}")
    return sum(not query["sql"].startswith(CONTROL) for query in (*rows.captured_queries, *keys.captured_queries))


if __name__ == "__main__":
    print(json.dumps({"new": count(sys.argv[1]), "ten_years": count(sys.argv[2])}))
