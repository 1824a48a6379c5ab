"""The worker: brings what is due, until it is asked to stop."""

import signal
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand

from our2souls.delivery.worker import loop, parent_process


class Command(BaseCommand):
    """`our2souls worker`: goes its rounds; several may run at once; SIGTERM and Ctrl-C end it after this row.

    `serve` keeps one beside, which ends with it however it ended.
    """

    help = "Bring account mails and reminders that are due, until stopped."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--once`: one round, then leave. `--beside`: until the process that started it is gone."""
        parser.add_argument("--beside", type=int, metavar="PID", help="End with the process that started this one.")
        parser.add_argument("--once", action="store_true", help="Do what is due now, say how much it was, and leave.")

    def handle(self, *_args: Any, once: bool = False, beside: int | None = None, **_options: Any) -> None:
        """Go round until told to stop."""
        if once:
            done = loop.once()
            self.stdout.write(f"{done.occurrences} came round, {done.mails} mails sent.")
            return
        stop = threading.Event()
        with _stopped_by_signals(stop):
            if beside is not None:
                parent_process.stop_without(beside)
            loop.go(stop)


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """SIGTERM and SIGINT set the event instead of killing; what they did before is put back."""
    asked = (signal.SIGTERM, signal.SIGINT)
    before = {name: signal.signal(name, lambda *_: stop.set()) for name in asked}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
