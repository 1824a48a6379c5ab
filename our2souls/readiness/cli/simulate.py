"""`our2souls readiness simulate`: a table for people, and as the last line one JSON object for machines. Reads no data."""

import json
import sys
from argparse import ArgumentParser
from time import perf_counter
from typing import Any, TextIO

from django.core.management.base import CommandError

from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.research.simulation import FEWEST, MARKS, Figures, Run, simulate

HELP = "Play synthetic couples through the scores, and measure what the scores recover."
COUPLES, SEED = 2000, 20261123


def add_arguments(parser: ArgumentParser) -> None:
    """How many couples, and which chance."""
    parser.add_argument("--couples", type=int, default=COUPLES, help=f"how many, at least {FEWEST}")
    parser.add_argument("--seed", type=int, default=SEED, help="the same seed gives the same figures")


def run(stdout: TextIO, *, couples: int, seed: int, **_options: Any) -> None:
    """Play our own instrument, say on the terminal how far it is, print the figures."""
    if couples < FEWEST:
        raise CommandError(f"So few couples say nothing; play at least {FEWEST}.", returncode=2)
    instrument, started = instrument_catalog.available()[0], perf_counter()
    played = simulate(instrument, couples=couples, seed=seed, progress=_progress)
    _progress(f"{perf_counter() - started:.0f} s")
    stdout.write(f"{instrument.key} {instrument.version}, {couples} couples, seed {seed}")
    stdout.write("\n".join(_table(played)))
    of = {"couples": couples, "seed": seed, "instrument": instrument.key, "version": instrument.version}
    stdout.write(json.dumps(played.as_json() | of))


def _progress(step: str) -> None:
    sys.stderr.write(f"… {step}\n")
    sys.stderr.flush()


def _table(played: Run) -> list[str]:
    """Every figure of every way of answering, with the mark it was to reach."""
    ways = {"main": played.main} | played.variants
    rows = [f"{'':28}{'mark':>6}" + "".join(f"{way:>11}" for way in ways)]
    for name in Figures.__dataclass_fields__:
        mark = MARKS.get(name)
        if name != "states":
            cells = "".join(f"{getattr(figures, name):>11.3f}" for figures in ways.values())
            rows.append(f"{name:28}{'' if mark is None else f'{mark:.2f}':>6}{cells}")
    for state in played.main.states:
        cells = "".join(f"{figures.states[state]:>11.3f}" for figures in ways.values())
        rows.append(f"{'areas: ' + state:28}{'':>6}{cells}")
    return rows
