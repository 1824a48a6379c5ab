"""`bench search`: how long a search takes in ten years of words, beside home, in one process. Milliseconds of whole answers."""

import json
import statistics
import sys
import time
from typing import Any

from our2souls.bench import home

WORDS = {"everywhere": "loud place", "nowhere": "zebra"}
"""Words that stand in everything (all of it is ranked), and words that stand nowhere."""


def run(*, rounds: int) -> dict[str, Any]:
    """Fill a data folder that passes and search it, `rounds` times for each kind of words. Returns the figures."""
    with home.made() as (_folder, environment, sessions):
        figures = home.printed(__name__, environment, sessions["ten_years"], str(rounds))
    return dict(figures)


def main() -> None:
    """Ask as the session given, as often as said; print the figures."""
    import django

    django.setup()
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.cookies["session"] = sys.argv[1]

    def milliseconds(*, words: str = "") -> float:
        started = time.perf_counter()
        answer = client.post("/search", {"words": words}) if words else client.get("/today")
        if answer.status_code != 200:  # noqa: PLR2004
            raise SystemExit(f"answered {answer.status_code}")
        return (time.perf_counter() - started) * 1000

    figures: dict[str, float] = {}
    for name, words in [*WORDS.items(), ("home", "")]:
        milliseconds(words=words)
        took = [milliseconds(words=words) for _round in range(int(sys.argv[2]))]
        label = "home_ms" if name == "home" else f"search_{name}_ms"
        figures |= {label: round(statistics.median(took), 1)}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
