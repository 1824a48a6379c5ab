"""`our2souls demo`: load the three demo couples, two who have parted, and a therapist."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from our2souls.config.startup import prepare as startup_prepare
from our2souls.config.startup.folder_lock import folder_lock
from our2souls.demo import notes_and_letters, stage
from our2souls.demo.couples import alina_marcus, maya_theo, noor_elif, sam_jordan, therapist
from our2souls.demo.readiness import looks
from our2souls.feed import access as feed_access
from our2souls.privacy import unscoped

PARTS: tuple[tuple[Callable[[str], bool], str, Callable[[], None]], ...] = (
    (stage.is_loaded, "Sam", sam_jordan.load),
    (stage.is_loaded, "Alina", alina_marcus.load),
    (looks.is_loaded, "Alina", alina_marcus.load_readiness),
    (stage.is_loaded, "Noor", noor_elif.load),
    (stage.is_loaded, "Maya", maya_theo.load),
    (stage.is_loaded, "Lena", therapist.load),
)
"""Whether it is here, for one of the two; and what loads it: whole or not at all."""


LOCK = "demo.lock"


class Command(BaseCommand):
    """Idempotent; refuses where real people live unless forced. What was cut off goes on where it stopped."""

    requires_system_checks = []  # one of them wants the write lock, and calls SQLite too old when somebody else has it
    help = (
        "Load three demo couples with months of history, two who have parted, and a therapist, and say how to sign in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Only --force."""
        parser.add_argument("--force", action="store_true", help="load them beside real people's data")

    @unscoped.door("demo.load")
    def handle(self, *_args: Any, force: bool, **_options: Any) -> None:
        """Prepare the data folder; load whom it lacks, or say that all are here."""
        startup_prepare.prepare()
        # A lock of its own: a start beside it waits for the short transactions of each couple alone, never for all of them.
        with folder_lock(settings.OUR2SOULS_DATA, file=LOCK):
            missing = [tell for is_loaded, name, tell in PARTS if not is_loaded(name)]
            others = stage.real_people() if missing else 0
            if others and not force:
                msg = f"Real people ({others}) have data here; load the demo into a data folder of its own, or add --force."
                raise CommandError(msg, returncode=2)
            if missing:
                stage.make_ready()
                notes_and_letters.sea_memo()
            for tell in missing:
                with transaction.atomic():
                    tell()
        if not missing:
            self.stdout.write("The demo couples are here already.")
        self.stdout.write("Sign in as sam, jordan, alina, marcus, noor or elif, or as maya or theo, who have parted:")
        self.stdout.write(f"  sam@{stage.DOMAIN}, and so on; the password of all: {stage.PASSWORD}")
        self.stdout.write(f"  Sam and Alina have a vault; its passphrase: {stage.VAULT}")
        self.stdout.write(
            "  Lena is the therapist of Sam and Jordan, and of Alina and Marcus. Her second step: type this secret"
        )
        self.stdout.write(f"  into an authenticator app, by hand: {therapist.SECRET}")
        if feed_access.address_under(stage.CALENDAR):  # nobody has turned it off meanwhile
            path = reverse("feed:calendar_file", args=[stage.CALENDAR])
            self.stdout.write(f"  Sam has a calendar address: {settings.OUR2SOULS_ORIGIN}{path}")
