"""`our2souls prompts …`: what somebody who writes a deck does with its file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from our2souls.prompts.decks import check
from our2souls.prompts.decks.loader import InvalidDeck


class Command(BaseCommand):
    """Checks a deck. What is wrong with a file is said in sentences; the exit code is then 2."""

    requires_system_checks = ()
    help = "Check decks of prompts."

    def add_arguments(self, parser: CommandParser) -> None:
        """The one task, with its arguments."""
        tasks = parser.add_subparsers(dest="task", required=True)
        check.add_arguments(tasks.add_parser("check", help=check.HELP, description=check.HELP))

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        try:
            check.run(self.stdout, file=options["file"])
        except InvalidDeck as faulty:
            self.stderr.write("\n".join(faulty.faults))
            raise SystemExit(2) from faulty
