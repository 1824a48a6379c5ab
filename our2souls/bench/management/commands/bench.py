"""`our2souls bench home|row_security|search`: figures against the floor, a table for people and one line of JSON for machines."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from our2souls.bench import home as bench_home
from our2souls.bench import row_security as bench_row_security
from our2souls.bench import search as bench_search


class Command(BaseCommand):
    """Measures on data of its own in a folder that passes; nobody's data is read."""

    help = "Measure home against the floor, what row security costs, or a search in ten years of words."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to measure, how often and how long."""
        parser.add_argument("what", choices=["home", "row_security", "search"])
        parser.add_argument("--rounds", type=int, default=7)
        parser.add_argument("--seconds", type=float, default=2.0, help="of each round, for each page")

    def handle(self, *_args: Any, what: str, rounds: int, seconds: float, **_options: Any) -> None:
        """Measure and print."""
        timed = {"home": bench_home.run, "row_security": bench_row_security.run}.get(what)
        figures = timed(rounds=rounds, seconds=seconds) if timed else bench_search.run(rounds=rounds)
        for name, value in figures.items():
            self.stdout.write(f"{name:20} {value:>10}")
        self.stdout.write(json.dumps(figures))
