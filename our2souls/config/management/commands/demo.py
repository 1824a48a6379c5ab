"""`our2souls demo`: load the three demo couples."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from our2souls.config.demo import alina_marcus, noor_elif, sam_jordan, stage


class Command(BaseCommand):
    """Idempotent; refuses where real people live unless forced."""

    help = "Load three demo couples with months of history, and say how to sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Only --force."""
        parser.add_argument("--force", action="store_true", help="load them beside real people's data")

    def handle(self, *_args: Any, force: bool, **_options: Any) -> None:
        """Load, or say that they are here."""
        if stage.is_loaded():
            self.stdout.write("The demo couples are here already.")
        else:
            others = stage.real_people()
            if others and not force:
                msg = f"Real people ({others}) have data here; load the demo into a data folder of its own, or add --force."
                raise CommandError(msg, returncode=2)
            with transaction.atomic():
                for couple in (sam_jordan, alina_marcus, noor_elif):
                    couple.tell()
        self.stdout.write("Sign in as sam, jordan, alina, marcus, noor or elif:")
        self.stdout.write(f"  sam@{stage.DOMAIN}, and so on; the password of all: {stage.PASSWORD}")
