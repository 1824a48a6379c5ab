"""The worker: brings what is due, until it is asked to stop."""

import signal
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from our2souls.delivery import work

SECONDS_BETWEEN_TICKS = 15
SECONDS_BETWEEN_CHORES = 3600
log = structlog.get_logger("our2souls.delivery")


class Command(BaseCommand):
    """`our2souls worker`: ticks every 15 seconds; several may run at once; SIGTERM and Ctrl-C end it after this row."""

    help = "Bring reminders that are due, until stopped."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--once`: one tick, then leave."""
        parser.add_argument("--once", action="store_true", help="Do what is due now, say how much it was, and leave.")

    def handle(self, *_args: Any, once: bool = False, **_options: Any) -> None:
        """Tick until told to stop."""
        if once:
            done = work.tick()
            work.tidy()
            self.stdout.write(f"{done.occasions} came round, {done.mails} mails sent.")
            return
        stop, tidied = threading.Event(), 0.0
        with _stopped_by_signals(stop):
            while not stop.is_set():
                close_old_connections()
                try:
                    work.tick(stop.is_set)
                    if not tidied or time.monotonic() - tidied > SECONDS_BETWEEN_CHORES:
                        work.tidy()
                        tidied = time.monotonic()
                except Exception as failure:  # a database that is away comes back, and the worker must be there
                    log.error("tick_failed", exc_info=failure)  # noqa: TRY400 - exception() keeps the message, which may quote a row
                stop.wait(SECONDS_BETWEEN_TICKS)


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
