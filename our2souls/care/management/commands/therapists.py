"""`our2souls therapists …`: the list of therapists, as its operator keeps it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from our2souls.care.directory import curation
from our2souls.care.directory.entry_csv import COLUMNS


class Command(BaseCommand):
    """Does one task. What could not be done is said in sentences; the exit code is then 2."""

    requires_system_checks = ()
    help = "Keep the list of therapists."

    def add_arguments(self, parser: CommandParser) -> None:
        """The tasks, each with its arguments."""
        tasks = parser.add_subparsers(dest="task", required=True)
        tasks.add_parser("list", help="Say who is in the list.")
        tasks.add_parser("template", help="Print a CSV file with every column and one example.")
        importing = tasks.add_parser("import", help="Show what a CSV file would change; with --yes, write it.")
        importing.add_argument("path", type=Path, metavar="FILE.csv")
        importing.add_argument("--yes", action="store_true", dest="is_sure", help="Write it.")
        adding = tasks.add_parser("add", help="Add one entry.")
        adding.add_argument("slug")
        for column in list(COLUMNS)[1:]:
            adding.add_argument(f"--{column.replace('_', '-')}", dest=column, default="", required=column == "name")
        for name, does in (
            ("remove", "Take an entry out of the list."),
            ("invite", "Print a link by which a therapist makes the entry theirs."),
            ("unclaim", "Make an entry nobody’s again."),
        ):
            tasks.add_parser(name, help=does).add_argument("slug")
        picture = tasks.add_parser("photo", help="Give an entry a photo; without a file, take it away.")
        picture.add_argument("slug")
        picture.add_argument("path", type=Path, nargs="?", metavar="FILE")
        tasks.add_parser("grants", help="Say to which therapists something is open; never what.")

    def handle(self, *_args: Any, task: str, **options: Any) -> None:
        """Do it."""
        say = self.stdout.write
        picked: dict[str, Any] = {name: options[name] for name in ("slug", "path", "is_sure") if name in options}
        if task == "template":
            self.stdout.write(curation.template(), ending="")
            return
        if task == "add":
            picked = {"cells": {column: options[column] for column in COLUMNS}}
        tasks: dict[str, Any] = {
            "list": curation.listing,
            "import": curation.import_file,
            "add": curation.add,
            "remove": curation.remove,
            "photo": curation.photo,
            "invite": curation.invite,
            "unclaim": curation.unclaim,
            "grants": curation.grants,
        }
        try:
            tasks[task](say, **picked)
        except curation.CurationFailed as failed:
            self.stderr.write(str(failed))
            raise SystemExit(2) from failed
