"""`our2souls database_roles`: the roles that PostgreSQL's policies need, by one command."""

from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser

from our2souls.config.database import roles


class Command(BaseCommand):
    """Makes three roles and prints the settings that name them."""

    requires_system_checks = []
    help = "Set up the PostgreSQL roles: one owns the tables, one serves, one makes backups. Prints settings for .env."

    def add_arguments(self, parser: CommandParser) -> None:
        """The two databases, as an administrator reaches them."""
        parser.add_argument("url", help="the database, as somebody who may make roles: postgresql://postgres@host/name")
        parser.add_argument("keys_url", help="the database of the keys, likewise")

    def handle(self, *_args: Any, url: str, keys_url: str, **_options: Any) -> None:
        """Make them, and print what to put into .env."""
        try:
            settings = roles.set_up(url, keys_url)
        except psycopg.Error as failure:
            msg = f"The roles could not be made: {str(failure).strip().splitlines()[0]}"
            raise CommandError(msg, returncode=2) from failure
        self.stdout.write("Put these four lines into .env, and start Our2Souls again:")
        for name, value in settings.items():
            self.stdout.write(f"{name}={value}")
