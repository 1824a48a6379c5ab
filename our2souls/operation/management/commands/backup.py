"""`our2souls backup DIR`: a copy of all that is kept, while the server runs; `--verify` reads one again."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from our2souls.config.startup import database_errors
from our2souls.operation.backup import create, manifest, restore


def _days(text: str) -> int:
    """A number of days, one at least: fewer would take away what was copied just now. Raises ArgumentTypeError."""
    if not text.isdecimal() or not (days := int(text)):
        raise ArgumentTypeError("say a number of days, one at least")
    return days


class Command(BaseCommand):
    """Copy the data into one place and the key store into another, or read copies again."""

    help = "Copy data and keys, each to a place of its own, while the server runs; or verify copies."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and for how long."""
        parser.add_argument("place", type=Path, metavar="DIR", help="Where copies of the data lie.")
        parser.add_argument(
            "--keys", type=Path, metavar="KEYS_DIR", help="Where copies of the key store lie (without: DIR-keys)."
        )
        parser.add_argument("--keep", type=_days, metavar="DAYS", help="Take copies of data away that are older.")
        parser.add_argument(
            "--verify", action="store_true", help="Copy nothing; read every file of the newest copies again."
        )

    def handle(self, *_args: Any, place: Path, **options: Any) -> None:
        """Copy, or read again."""
        place = place.expanduser().resolve()
        keys_place = options["keys"].expanduser().resolve() if options["keys"] else create.default_keys_place(place)
        if options["verify"]:
            self._verify(place, keys_place if options["keys"] or keys_place.is_dir() else None)
            return
        with database_errors.startup_errors():
            made = create.create(place, keys_place, self._say, days=options["keep"])
        self.stdout.write(f"The data is in {made.data}")
        self.stdout.write(f"The key store is in {made.keys}")
        if not options["keys"]:
            self.stdout.write(
                "Whoever has both and the master key reads everything: keep the keys elsewhere, with --keys."
            )
        self.stdout.write("The master key is in neither: keep a copy of it by itself.")
        for old in made.removed:
            self.stdout.write(f"Its time was over: {old}")
        if made.lacking:
            self.stderr.write(f"{made.lacking} files that rows name are not there; `our2souls doctor` says which.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _verify(self, place: Path, keys_place: Path | None) -> None:
        copy = restore.newest(place)
        copies = [copy] + ([restore.matching(keys_place, copy)] if keys_place and keys_place != place else [])
        for folder in copies:
            try:
                found = manifest.read(folder)
            except manifest.CopyFaulty as fault:
                raise CommandError(str(fault)) from fault
            if faults := list(manifest.faults(folder, found)):
                raise CommandError("\n".join(faults))
            self.stdout.write(f"{folder} is whole: {len(found.files)} files.")
