"""`our2souls prepare`: everything `serve` does before it serves; for hosts that start the web server themselves."""

from typing import Any

from django.core.management.base import BaseCommand

from our2souls.config.startup import prepare as startup_prepare


class Command(BaseCommand):
    """Make or update database, cache table, catalogues and static files. Doing it twice changes nothing."""

    requires_system_checks = []  # they are the suite’s; here they would cost a start 0.2 s
    help = "Make or update the databases, the catalogues and the static files in the data folder."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Prepare."""
        startup_prepare.prepare()
