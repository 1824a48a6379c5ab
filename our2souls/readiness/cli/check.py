"""`our2souls readiness check FILE`: whether a file is an instrument, and what it holds."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, TextIO

from our2souls.readiness.instrument.loader import InvalidInstrument, parse
from our2souls.readiness.instrument.model import FULL, SHORT, Instrument

HELP = "Say what an instrument’s file holds, or all that is wrong with it."


def add_arguments(parser: ArgumentParser) -> None:
    """The file."""
    parser.add_argument("file", type=Path, help="an instrument in YAML; docs/host/instruments.md shows its form")


def run(stdout: TextIO, *, file: Path, **_options: Any) -> None:
    """Print what the file holds; raises InvalidInstrument."""
    stdout.write(summary(instrument_in(file)))


def instrument_in(file: Path) -> Instrument:
    """The instrument that a file holds; raises InvalidInstrument, also when there is no such file."""
    try:
        return parse(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as wrong:
        raise InvalidInstrument([f"{file} cannot be read; name a file that is plain text in UTF-8."]) from wrong


def summary(instrument: Instrument) -> str:
    """What an instrument holds, in a few lines."""
    kinds = Counter(item.kind for item in instrument.items)
    turned = sum(item.reversed for item in instrument.items)
    return "\n".join(
        (
            f"{instrument.key}, version {instrument.version}: nothing is wrong with it.",
            f"languages     {', '.join(instrument.languages)}",
            f"areas         {len(instrument.areas)} in {len(instrument.parts)} parts",
            *(f"{kind:13} {kinds[kind]}" for kind in ("topic", "statement", "idealisation", "card")),
            f"reversed      {turned} of the {kinds['statement']} statements",
            f"screens       {len(instrument.of_form(FULL))} in the full form, {len(instrument.of_form(SHORT))} in the short",
            f"digest        {instrument.digest}",
        )
    )
