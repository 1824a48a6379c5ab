"""`our2souls readiness strangers`: how near two people here come who never met, area by area, from consenting couples.

Every A is put beside the Bs of other couples, so that what most people share is seen apart from what these two share.
It is for whoever runs the place; no report shows it. Under 50 couples there is none, and none is kept.
"""

import json
from argparse import ArgumentParser
from collections import defaultdict
from fractions import Fraction
from typing import Any, TextIO

from django.core.management.base import CommandError

from our2souls.privacy.transaction import act
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import Instrument, Item
from our2souls.readiness.research import consenting_couples
from our2souls.readiness.research.consenting_couples import Answers, OpenAnswers
from our2souls.readiness.research.models import StrangersBaseline
from our2souls.readiness.scoring import alignment
from our2souls.readiness.scoring.answers import TopicPair, TopicResponse

HELP = "Work out how near strangers come, area by area, from at least 50 consenting couples."
FEWEST = 50
OTHERS = 20
"""With how many others' partners each is put together: a mean over more would hardly move."""


def add_arguments(_parser: ArgumentParser) -> None:
    """None: it reads what is here."""


def run(stdout: TextIO, **_options: Any) -> None:
    """Replace the baselines and print them; refuses under 50 couples, and then keeps none."""
    baselines, most = renew()
    if not baselines:
        raise CommandError(
            f"{most} consenting couples have opened answers to one instrument; {FEWEST} in one area are needed, so that no"
            " figure tells of anybody. Wait until more consent. No baseline is kept.",
            returncode=2,
        )
    for row in baselines:
        name = f"{row.instrument} {row.version}"
        stdout.write(f"{name:24}{row.area:24}{row.couples:>6} couples{row.alignment:>8.3f}")
    figures = [
        {
            "instrument": row.instrument,
            "version": row.version,
            "area": row.area,
            "couples": row.couples,
            "alignment": round(row.alignment, 3),
        }
        for row in baselines
    ]
    stdout.write(json.dumps({"couples": most, "baselines": figures}))


@act
def renew() -> tuple[list[StrangersBaseline], int]:
    """Replace all baselines by those of today; also how many couples opened answers to the most answered instrument."""
    groups: dict[tuple[str, int], list[OpenAnswers]] = defaultdict(list)
    for each in consenting_couples.open_answers():
        groups[each.instrument, each.version].append(each)
    rows = [row for of in groups.values() if len(of) >= FEWEST for row in _baselines(of)]
    StrangersBaseline.objects.all().delete()
    return StrangersBaseline.objects.bulk_create(rows), max(map(len, groups.values()), default=0)


def forget_if_few() -> None:
    """Keep no baseline once fewer than 50 couples consent."""
    if StrangersBaseline.objects.exists() and len(consenting_couples.couples()) < FEWEST:
        StrangersBaseline.objects.all().delete()


def _baselines(couples: list[OpenAnswers]) -> list[StrangersBaseline]:
    try:
        instrument = instrument_catalog.instrument_of(couples[0])
    except instrument_catalog.InstrumentMissing:
        return []  # nobody can read a report on it either
    found = []
    for area in instrument.areas:
        topics = [item for item in instrument.of_area(area.key) if item.kind == "topic"]
        here = [each for each in couples if _has_responses(topics, each.a) and _has_responses(topics, each.b)]
        numbers = _numbers(instrument, topics, here) if len(here) >= FEWEST else []
        if numbers:
            mean = sum(numbers, Fraction()) / len(numbers)
            found.append(
                StrangersBaseline(
                    instrument=instrument.key,
                    version=instrument.version,
                    area=area.key,
                    alignment=float(mean),
                    couples=len(here),
                )
            )
    return found


def _numbers(instrument: Instrument, topics: list[Item], couples: list[OpenAnswers]) -> list[Fraction]:
    """The alignments of each A with the B of the next couples in the round, where enough topics carry one."""
    firsts = [[_response(each.a, item) for item in topics] for each in couples]
    seconds = [[_response(each.b, item) for item in topics] for each in couples]
    found = []
    for at, mine in enumerate(firsts):
        for step in range(1, min(OTHERS, len(couples) - 1) + 1):
            theirs = seconds[(at + step) % len(couples)]
            asked = [
                TopicPair(item.key, item.area, a, b, item.lines, item.scale == "when")
                for item, a, b in zip(topics, mine, theirs, strict=True)
            ]
            number = alignment.number(asked, instrument.thresholds)
            if number is not None:
                found.append(number)
    return found


def _has_responses(topics: list[Item], answers: Answers) -> bool:
    return any(item.key in answers for item in topics)


def _response(answers: Answers, item: Item) -> TopicResponse:
    given = answers.get(item.key, {})
    return TopicResponse(wish=given.get("wish"), importance=given.get("importance"))
