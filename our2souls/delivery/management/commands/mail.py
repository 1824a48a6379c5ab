"""Dead letters: `our2souls mail dead` lists them, `our2souls mail again` sends them once more."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from our2souls.delivery.worker import dead_letters


class Command(BaseCommand):
    """What the operator needs after a mail server was away for long."""

    help = "List mails that could not be sent, and send them again."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`dead`, or `again` with ids or --all."""
        tasks = parser.add_subparsers(dest="task", required=True)
        tasks.add_parser("dead", help="List the mails that were given up.")
        again = tasks.add_parser("again", help="Send mails again that were given up.")
        again.add_argument("ids", nargs="*", type=UUID, metavar="ID", help="As “mail dead” shows it.")
        again.add_argument("--all", action="store_true", dest="everything", help="All of them.")

    def handle(self, *_args: Any, task: str, **options: Any) -> None:
        """List, or send again."""
        if task == "dead":
            self._list()
        else:
            self._again(options["ids"], everything=options["everything"])

    def _list(self) -> None:
        letters = dead_letters.all_of_them()
        for letter in letters:
            columns = (str(letter.id), f"{letter.since:%Y-%m-%d %H:%M} UTC", letter.kind, letter.to, letter.error)
            self.stdout.write("  ".join(columns))
        if not letters:
            self.stdout.write("No mail was given up.")

    def _again(self, ids: list[UUID], *, everything: bool) -> None:
        if everything == bool(ids):
            raise CommandError("Name the mails to send again by their ids (see: our2souls mail dead), or say --all.")
        dead = {letter.id for letter in dead_letters.all_of_them()}
        if unknown := [each for each in ids if each not in dead]:
            sentence = f"No mail with the id {unknown[0]} was given up; our2souls mail dead lists those that were."
            raise CommandError(sentence)
        count = dead_letters.send_again(None if everything else ids)
        self.stdout.write(f"{count} will be sent again.")
        if stay := (len(dead) if everything else len(set(ids))) - count:
            self.stdout.write(f"{stay} will not: the codes in them have run out.")
