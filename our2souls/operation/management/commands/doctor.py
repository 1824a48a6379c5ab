"""`our2souls doctor`: what is wrong with what is kept, one line each; `--fix` mends what can be mended."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from our2souls.config.startup import database_errors
from our2souls.operation.doctor import examine
from our2souls.privacy import unscoped


class Command(BaseCommand):
    """Look everything over while the server runs. Exit code 1 when something is wrong that was not mended."""

    help = "Look over what is kept: files, rows, keys, jobs. Changes nothing without --fix."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """How deep, and whether to mend."""
        parser.add_argument("--fix", action="store_true", help="Mend what can be mended without losing anything.")
        parser.add_argument("--deep", action="store_true", help="Open every photo and memo too.")
        parser.add_argument("--json", action="store_true", dest="as_json", help="Print the findings as JSON.")

    @unscoped.door("doctor")
    def handle(self, *_args: Any, fix: bool, deep: bool, as_json: bool, **_options: Any) -> None:
        """Look, and say what was found."""
        with database_errors.startup_errors():
            findings = list(examine.examine((lambda _line: None) if as_json else self._say, fix=fix, deep=deep))
        if as_json:
            self.stdout.write(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
        for finding in findings if not as_json else ():
            self.stdout.write(finding.line())
        left = [finding for finding in findings if not finding.mended]
        if not findings and not as_json:
            self.stdout.write("Nothing is wrong.")
        if left:
            sys.exit(1)

    def _say(self, line: str) -> None:
        self.stderr.write(line)
        self.stderr.flush()
