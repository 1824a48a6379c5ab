"""`our2souls serve`: pages and reminders from one command."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from our2souls.config.env.variables import value_of
from our2souls.config.server import serve as server_serve
from our2souls.config.startup import prepare as startup_prepare


class Command(BaseCommand):
    """Prepare the data folder, say where everything is, and serve until stopped."""

    requires_system_checks = []  # they are the suite’s; here they would cost a start 0.2 s
    help = "Serve Our2Souls with its worker; OUR2SOULS_HOST, OUR2SOULS_PORT and OUR2SOULS_DATA say where."

    def add_arguments(self, parser: CommandParser) -> None:
        """One switch, for developers."""
        parser.add_argument("--reload", action="store_true", help="start anew when the code changes (for developers)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Serve."""
        host, port = settings.OUR2SOULS_HOST, settings.OUR2SOULS_PORT
        server_serve.port_is_free(host, port)
        startup_prepare.prepare()
        lines = server_serve.welcome(
            origin=settings.OUR2SOULS_ORIGIN,
            host=host,
            port=port,
            data=settings.OUR2SOULS_DATA,
            mail_is_sent=settings.OUR2SOULS_MAIL_IS_SENT,
        )
        self.stdout.write(lines)
        self.stdout.flush()
        if options["reload"]:
            server_serve.serve_and_reload(host=host, port=port)
        else:
            server_serve.become_server(host=host, port=port, processes=value_of("WORKERS"))
