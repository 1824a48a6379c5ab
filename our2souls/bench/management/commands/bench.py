"""`our2souls bench home|row_security|search|reminders`: a table for people and one line of JSON."""

import json
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandParser

from our2souls.bench import home as bench_home
from our2souls.bench import reminders as bench_reminders
from our2souls.bench import row_security as bench_row_security
from our2souls.bench import search as bench_search

if TYPE_CHECKING:
    from collections.abc import Callable


class Command(BaseCommand):
    """Measures on data of its own in a folder that passes; nobody's data is read."""

    help = (
        "Measure home against the floor, what row security costs, a search in ten years of words, or sending reminders."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to measure, how often and how long."""
        parser.add_argument("what", choices=["home", "row_security", "search", "reminders"])
        parser.add_argument("--rounds", type=int, default=7)
        parser.add_argument("--seconds", type=float, default=2.0, help="of each round, for each page")
        parser.add_argument(
            "--scheduled", type=int, default=1_000_000, help="how many reminders wait, of which 1 % are due"
        )
        parser.add_argument("--workers", type=int, default=2, help="how many processes send them")

    def handle(
        self, *_args: Any, what: str, rounds: int, seconds: float, scheduled: int, workers: int, **_options: Any
    ) -> None:
        """Measure and print."""
        measured: dict[str, Callable[[], dict[str, Any]]] = {
            "home": lambda: bench_home.run(rounds=rounds, seconds=seconds),
            "row_security": lambda: bench_row_security.run(rounds=rounds, seconds=seconds),
            "search": lambda: bench_search.run(rounds=rounds),
            "reminders": lambda: bench_reminders.run(scheduled=scheduled, workers=workers),
        }
        figures = measured[what]()
        for name, value in figures.items():
            self.stdout.write(f"{name:20} {value:>10}")
        self.stdout.write(json.dumps(figures))
