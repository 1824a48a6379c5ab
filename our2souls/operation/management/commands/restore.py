"""`our2souls restore DIR`: puts a backup back into an empty place."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from our2souls.config.startup import database_errors
from our2souls.operation.backup import create
from our2souls.operation.backup import restore as backup_restore


class Command(BaseCommand):
    """Look a copy over, put it back, bring it up to this version, and erase again who was erased since."""

    help = "Put a backup back into an empty data folder (or empty databases)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from."""
        parser.add_argument(
            "copy", type=Path, metavar="DIR", help="A copy of the data, or where copies lie: the newest."
        )
        parser.add_argument(
            "--keys", type=Path, metavar="KEYS_DIR", help="The copy of the key store, or where copies of it lie."
        )

    def handle(self, *_args: Any, copy: Path, **options: Any) -> None:
        """Put it back."""
        folder = backup_restore.newest(copy.expanduser().resolve())
        keys_place = (
            options["keys"].expanduser().resolve() if options["keys"] else create.default_keys_place(folder.parent)
        )
        with database_errors.startup_errors():
            backup_restore.restore(folder, backup_restore.matching(keys_place, folder), self._say)
        self.stdout.write(f"{folder} is back. Start with `our2souls serve`.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
