"""`our2souls readiness simulate`: a table for people, and as the last line one JSON object for machines. Reads no data."""

import json
import sys
from argparse import ArgumentParser
from time import perf_counter
from typing import Any, TextIO

from django.core.management.base import CommandError

from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.research.simulation import CEILINGS, FEWEST, MARKS, Run, flat, simulate

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
    """Every figure of every way of answering, with the mark it was to reach or to stay under; then the areas of the main one."""
    ways = {name: flat(figures) for name, figures in ({"main": played.main} | played.variants).items()}
    rows = [f"{'':28}{'mark':>7}" + "".join(f"{way:>12}" for way in ways)]
    for name, figure in ways["main"].items():
        if isinstance(figure, float):
            rows.append(f"{name:28}{_mark(name):>7}" + "".join(f"{of[name]:>12.3f}" for of in ways.values()))
    for state in ways["main"]["states"]:
        rows += [f"{'areas: ' + state:35}" + "".join(f"{of['states'][state]:>12.3f}" for of in ways.values())]
    areas = ways["main"]["by_area"]
    rows += ["", f"{'area, main':28}" + "".join(f"{figure:>16}" for figure in next(iter(areas.values())))]
    return rows + [f"{area:28}" + "".join(f"{figure:>16.3f}" for figure in of.values()) for area, of in areas.items()]


def _mark(name: str) -> str:
    if name in CEILINGS:
        return f"≤ {CEILINGS[name]:.2f}"
    return f"≥ {MARKS[name]:.2f}" if name in MARKS else ""
