"""`our2souls readiness reliability`: how consistently the statements of each part measure one thing, from consenting couples.

Every person counts by themselves, although two of a couple are not independent of each other: the figures are therefore a
little less sure than as many strangers would make them. Under 200 couples there are none. Nothing is kept.
"""

import json
from argparse import ArgumentParser
from collections import defaultdict
from typing import Any, TextIO

from django.core.management.base import CommandError

from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import Instrument, Item
from our2souls.readiness.research import consenting_couples
from our2souls.readiness.research.consenting_couples import Answers, OpenAnswers
from our2souls.readiness.scoring import reliability as scoring_reliability
from our2souls.readiness.scoring.statements import keyed

HELP = "Work out alpha and omega of the statements, from at least 200 consenting couples."
FEWEST = 200
FEWEST_COMPLETE = 50
"""Couples behind a figure at the least, where some left a statement out: what a consent promises."""


def add_arguments(_parser: ArgumentParser) -> None:
    """None: it reads what is here."""


def run(stdout: TextIO, **_options: Any) -> None:
    """Print the figures of each part and of all statements; refuses under 200 couples."""
    groups: dict[tuple[str, int], list[OpenAnswers]] = defaultdict(list)
    for each in consenting_couples.open_answers():
        groups[each.instrument, each.version].append(each)
    scales = []
    for couples in groups.values():
        instrument = _instrument(couples[0])
        if instrument is not None and len(couples) >= FEWEST:
            scales += _scales(instrument, couples)
    if not scales:
        most = max(map(len, groups.values()), default=0)
        raise CommandError(
            f"{most} consenting couples have opened answers to one instrument; {FEWEST} are needed for figures that say"
            " anything. Wait until more consent.",
            returncode=2,
        )
    for row in scales:
        name = f"{row['instrument']} {row['version']}"
        figures = "".join(f"{'–' if row[of] is None else format(row[of], '.3f'):>8}" for of in ("alpha", "omega"))
        stdout.write(f"{name:24}{row['scale']:24}{row['statements']:>4} statements{row['people']:>7} people{figures}")
    stdout.write(json.dumps({"scales": scales}))


def _instrument(answered: OpenAnswers) -> Instrument | None:
    try:
        return instrument_catalog.instrument_of(answered)
    except instrument_catalog.InstrumentMissing:
        return None


def _scales(instrument: Instrument, couples: list[OpenAnswers]) -> list[dict[str, Any]]:
    """Of the statements that everybody is asked and shows: nobody shows a gentle one, and few are asked those of a module."""
    modules = {area.key for area in instrument.modules}
    asked = [
        each for each in instrument.items if each.kind == "statement" and not (each.gentle or each.area in modules)
    ]
    scales = {part.key: [item for item in asked if item.part == part.key] for part in instrument.parts}
    return [
        {"instrument": instrument.key, "version": instrument.version, "scale": name} | _figures(items, couples)
        for name, items in [*scales.items(), ("all", asked)]
        if items
    ]


def _figures(items: list[Item], couples: list[OpenAnswers]) -> dict[str, Any]:
    """Of the people who answered every one of the statements; none where they come from fewer than 50 couples."""
    complete = [[row for row in (_row(items, of) for of in (each.a, each.b)) if row] for each in couples]
    rows = [row for of in complete for row in of]
    enough = sum(1 for of in complete if of) >= FEWEST_COMPLETE
    return {
        "statements": len(items),
        "people": len(rows),
        "alpha": _rounded(scoring_reliability.alpha(rows)) if enough else None,
        "omega": _rounded(scoring_reliability.omega(rows)) if enough else None,
    }


def _row(items: list[Item], answers: Answers) -> list[int] | None:
    given = [answers.get(item.key, {}).get("agree") for item in items]
    if None in given:
        return None
    return [keyed(value, item.reversed) for item, value in zip(items, given, strict=True) if value is not None]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
