"""`our2souls helplines check`: what a file of help lines holds, or every fault in a sentence. It opens no database."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from our2souls.helplines import catalog
from our2souls.helplines.model import LANGUAGES, text_in
from our2souls.lib.clock import now

HELP = "Say what a file of help lines holds, what is old in it, or what is wrong with it."
OLD = timedelta(days=365)


def run(stdout: Any, *, file: Path | None) -> None:
    """Read the file (without one: all lines as the app reads them) and write what it holds; raises HelplinesInvalid."""
    lines = catalog.read(file) if file else catalog.available()
    total = sum(map(len, lines.values()))
    stdout.write(f"{total} lines in {len(lines)} countries: {', '.join(lines)}.")
    for country, entries in lines.items():
        for line in entries:
            name = text_in(line.name, LANGUAGES[0])
            if line.checked is None:
                stdout.write(f"{country}: {name} was never checked; its page says so.")
            elif line.checked < now().date() - OLD:
                stdout.write(f"{country}: {name} was last checked on {line.checked}, more than a year ago.")
            elif line.checked > now().date() + timedelta(days=1):
                stdout.write(f"{country}: {name} was checked on {line.checked}, which is yet to come.")
