"""`our2souls readiness …`: what an operator does with the readiness test, and what figures say of it."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from our2souls.readiness.cli import check, preview, simulate
from our2souls.readiness.instrument.loader import InvalidInstrument
from our2souls.readiness.research import reliability as research_reliability
from our2souls.readiness.research import strangers_baseline

TASKS: Mapping[str, Any] = {
    "check": check,
    "preview": preview,
    "simulate": simulate,
    "strangers": strangers_baseline,
    "reliability": research_reliability,
}
"""Each a module with HELP, `add_arguments(parser)` and `run(stdout, **options)`."""


class Command(BaseCommand):
    """Does one task. What is wrong with a file, or with the wish, is said in sentences; the exit code is then 2."""

    requires_system_checks = ()
    help = "Check and preview instruments of the readiness test, and ask what figures say of it."

    def add_arguments(self, parser: CommandParser) -> None:
        """The tasks, each with arguments of its own."""
        tasks = parser.add_subparsers(dest="task", required=True)
        for name, task in TASKS.items():
            task.add_arguments(tasks.add_parser(name, help=task.HELP, description=task.HELP))

    def handle(self, *_args: Any, task: str, stdout: Any = None, **options: Any) -> None:  # noqa: ARG002 - execute() has taken it over
        """Do it."""
        for stream in ("stdout", "stderr"):  # call_command hands them on
            options.pop(stream, None)
        try:
            TASKS[task].run(self.stdout, **options)
        except InvalidInstrument as faulty:
            self.stderr.write("\n".join(faulty.faults))
            raise SystemExit(2) from faulty
