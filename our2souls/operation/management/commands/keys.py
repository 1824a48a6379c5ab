"""`our2souls keys rotate --master` or `--data`: new keys, while the server runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from our2souls.config.startup import database_errors
from our2souls.operation.rotation import data_keys, master
from our2souls.privacy import unscoped


class Command(BaseCommand):
    """Rotate the master key, or the data keys. What was cut off goes on when the command is run again."""

    help = "New keys: a new master key over the data keys, or new data keys under it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Which keys, and where a new master key comes from."""
        rotate = parser.add_subparsers(dest="task", required=True).add_parser("rotate", help="Go over to new keys.")
        which = rotate.add_mutually_exclusive_group(required=True)
        which.add_argument("--master", action="store_true", help="A new master key; takes seconds.")
        which.add_argument(
            "--data", action="store_true", help="New keys for everybody; seals everything anew, takes minutes."
        )
        rotate.add_argument(
            "--to", type=Path, metavar="FILE", help="The file with the new master key; without, one is made."
        )

    @unscoped.door("keys.rotate")
    def handle(self, *_args: Any, **options: Any) -> None:
        """Rotate."""
        with database_errors.startup_errors():
            if options["data"]:
                count = data_keys.rotate(self._say)
                self.stdout.write(f"{count} texts and files were sealed anew, and the former keys are destroyed.")
                self.stdout.write("Make a backup now: older ones open only with copies of the key store from before.")
            else:
                master.rotate(self._say, to=options["to"])

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
