"""`our2souls helplines …`: what a host does with help and crisis lines."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from our2souls.helplines import check
from our2souls.helplines.catalog import HelplinesInvalid


class Command(BaseCommand):
    """Checks a file. What is wrong with it is said in sentences; the exit code is then 2."""

    requires_system_checks = ()
    help = "Check help and crisis lines."

    def add_arguments(self, parser: CommandParser) -> None:
        """The one task, with its file."""
        tasks = parser.add_subparsers(dest="task", required=True)
        task = tasks.add_parser("check", help=check.HELP, description=check.HELP)
        task.add_argument(
            "file", nargs="?", type=Path, metavar="FILE", help="Without one: all lines as the app reads them."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        try:
            check.run(self.stdout, file=options["file"])
        except HelplinesInvalid as faulty:
            self.stderr.write("\n".join(faulty.sentences))
            raise SystemExit(2) from faulty
