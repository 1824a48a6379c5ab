"""`our2souls import FILE --person EMAIL`: an export that is too large for a page, brought in by whoever it belongs to."""

from argparse import ArgumentParser
from getpass import getpass
from math import inf
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from our2souls.people.account.portability import pending_import
from our2souls.people.account.portability.forms import file_error_text
from our2souls.people.account.portability.import_file import ImportFile, ImportUnreadable
from our2souls.people.couple_context import couple_context
from our2souls.people.models import Person
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing

WRONG = "No account has this address and this password."


class Command(BaseCommand):
    """Needs the password of the account: who runs the server brings nothing into the space of others."""

    help = "Bring an export into an account. Its person types the password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, whose it becomes, and whether only to look."""
        parser.add_argument("file", type=Path, metavar="FILE", help="The ZIP of an export, or its our2souls.json.")
        parser.add_argument("--person", required=True, metavar="EMAIL", help="Into whose account.")
        parser.add_argument("--look", action="store_true", help="Only say what would come.")

    def handle(self, *_args: Any, file: Path, person: str, look: bool, **_options: Any) -> None:
        """Look through the file, and bring it in."""
        try:
            content = file.read_bytes()
        except OSError as failure:
            raise CommandError(f"{file} cannot be read: {failure.strerror}.") from failure
        with unscoped.door("account.command"):
            account = self._account(person)
            us = couple_context(account)
        with viewing(us.viewer), timezone.override(us.zone), translation.override("en"):
            try:
                export = ImportFile(content, most_rows=inf)
            except ImportUnreadable as unfit:
                raise CommandError(file_error_text(unfit)) from unfit
            found = pending_import.plan(export) if look else pending_import.carry_out(export)
            for each in found.kinds:
                self.stdout.write(
                    f"{each.label}: {each.new} new, {each.here} here already, {each.unreadable} left behind"
                )
        self.stdout.write(f"{found.new} would come." if look else f"{found.new} came in.")

    def _account(self, address: str) -> Person:
        """The account, once its password was typed; an address without one is answered alike, and as slowly."""
        account = Person.objects.filter(is_active=True, email__iexact=address).first()
        password = getpass("Password of the account: ")
        if account is None:
            Person().set_password(password)
        if account is None or not account.check_password(password):
            raise CommandError(WRONG)
        return account
