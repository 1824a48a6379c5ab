"""`our2souls readiness check FILE`: whether a file is an instrument, and what it holds."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, TextIO

from our2souls.readiness.instrument.loader import InvalidInstrument, parse
from our2souls.readiness.instrument.model import FULL, SHORT, Instrument

HELP = "Say what an instrument’s file holds, or all that is wrong with it."


def add_arguments(parser: ArgumentParser) -> None:
    """The file, and whether to name each item."""
    parser.add_argument("file", type=Path, help="an instrument in YAML; docs/host/instruments.md shows its form")
    parser.add_argument(
        "--items", action="store_true", help="print the digest of each item, for same_as in a next version"
    )


def run(stdout: TextIO, *, file: Path, items: bool = False, **_options: Any) -> None:
    """Print what the file holds; raises InvalidInstrument."""
    instrument = instrument_in(file)
    each = [f"{item.digest}  {item.key}" for item in instrument.items] if items else []
    stdout.write("\n".join((summary(instrument), *each)))


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
    modules = ", ".join(area.key for area in instrument.modules)
    led = sum(bool(item.prompts) for item in instrument.items)
    return "\n".join(
        (
            f"{instrument.key}, version {instrument.version}: nothing is wrong with it.",
            f"languages     {', '.join(instrument.languages)}",
            f"areas         {len(instrument.areas)} in {len(instrument.parts)} parts",
            *(f"{kind:13} {kinds[kind]}" for kind in ("topic", "statement", "idealisation", "card")),
            f"reversed      {turned} of the {kinds['statement']} statements",
            f"gentle        {sum(item.gentle for item in instrument.items)} shown to their author alone",
            f"prompts       for {led} of the {kinds['topic']} topics",
            f"modules       {len(instrument.modules)}{f' ({modules})' if modules else ''}",
            f"screens       {_screens(instrument)}",
            f"digest        {instrument.digest}",
        )
    )


def _screens(instrument: Instrument) -> str:
    full, short = len(instrument.of_form(FULL)), len(instrument.of_form(SHORT))
    return f"{full} in the full form, {short} in the short; {len(instrument.items)} with every module"
