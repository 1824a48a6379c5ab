"""The readiness test of the demo couples: two looked twice, two at one area, one of two has finished, two have not begun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from our2souls.demo.readiness.answers import (
    ALINA,
    ALINA_NOW,
    HIGH_ALINA,
    HIGH_MARCUS,
    JORDAN,
    MARCUS,
    MARCUS_NOW,
    MIDDLE,
    MONEY_OF_ELIF,
    MONEY_OF_NOOR,
    DemoAnswers,
)
from our2souls.demo.stage import Stage, address_of
from our2souls.lib import clock
from our2souls.people.couple_context import couple_context
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import screens
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL, SHORT, Form, Instrument, Item, area_form, area_of
from our2souls.readiness.report import builder, follow_ups, reveal
from our2souls.readiness.report.talk import actions as talk_actions
from our2souls.readiness.report.talk import discussion_guide
from our2souls.readiness.sittings import actions as sitting_actions
from our2souls.readiness.sittings import modules

PACE = timedelta(seconds=14)
MODULES = {"two-worlds"}


@dataclass(frozen=True)
class FirstVersion:
    """The test as it was when Alina and Marcus looked for the first time."""

    instrument: str = instrument_catalog.OURS
    version: int = 1


def of_alina_and_marcus(on: Stage) -> None:
    """A first look in spring, in the version of then; a second one last week with two areas still closed.

    One thing was begun; of the talk they had a first evening, and a bookmark lies where they stopped.
    """
    _sitting(on, 190, instrument_catalog.instrument_of(FirstVersion()), FULL, (ALINA, MARCUS))
    second = _sitting(on, 12, _newest(), FULL, (ALINA_NOW, MARCUS_NOW), closed=("closeness", "money"))
    with on.acting(on.b, 7):
        steps = instrument_catalog.instrument_of(second).area("family-and-friends").steps
        first_steps = [step["en"] for step in steps[:2]]
        follow_ups.start_intention(
            second, "family-and-friends", "", name="Room for guests, room for us", steps=first_steps
        )
    with on.acting(on.a, 6, "21:30"):
        first, second_topic, *_ = discussion_guide.topics(builder.report_of(second, couple_context(on.a)))
        talk_actions.mark(second, first.key, talk_actions.TALKED)
        talk_actions.mark(second, second_topic.key, talk_actions.LATER)


def of_noor_and_elif(on: Stage) -> None:
    """One area, on an evening: money."""
    _sitting(on, 9, _newest(), area_form("money"), (MONEY_OF_NOOR, MONEY_OF_ELIF))


def _newest() -> Instrument:
    return instrument_catalog.available()[0]


def is_loaded(name: str) -> bool:
    """Whether this demo person is here, and has begun the test."""
    person = Person.objects.filter(email=address_of(name)).first()
    if person is None:
        return False
    with viewing(couple_context(person).viewer):
        return attempt_actions.has_started()


def of_sam_and_jordan(on: Stage) -> None:
    """Jordan began a short one and has finished; Sam has not begun."""
    with on.acting(on.b, 3, "21:00"):
        sitting = sitting_actions.start(_newest(), SHORT)
    _attempt(on, on.b, sitting, 3, JORDAN, HIGH_MARCUS, HIGH_ALINA)


def _sitting(
    on: Stage,
    days_ago: int,
    instrument: Instrument,
    form: Form,
    answers: tuple[DemoAnswers, DemoAnswers],
    closed: Sequence[str] = (),
) -> Any:
    """Both answer within a few days, look together, and open what is not `closed`."""
    with on.acting(on.a, days_ago):
        sitting = sitting_actions.start(instrument, form)
    attempts = (
        _attempt(on, on.a, sitting, days_ago - 1, answers[0], HIGH_ALINA, HIGH_MARCUS),
        _attempt(on, on.b, sitting, days_ago - 2, answers[1], HIGH_MARCUS, HIGH_ALINA),
    )
    for who, attempt in zip((on.a, on.b), attempts, strict=True):
        with on.acting(who, days_ago - 4, "20:00"):
            reveal.look_together(attempt)
    if area_of(form):
        return sitting  # it is open with that
    areas = {item.area for item in instrument.of_form(form, MODULES) if item.area} - set(closed)
    for who, attempt in zip((on.a, on.b), attempts, strict=True):
        with on.acting(who, days_ago - 4, "20:30"):
            for area in instrument.areas:
                if area.key in areas:
                    reveal.press_area(attempt, area.key)
    return sitting


def _attempt(
    on: Stage,
    who: Person,
    sitting: Any,
    days_ago: int,
    answers: DemoAnswers,
    high: Sequence[str],
    guessed: Sequence[str],
) -> Any:
    with on.acting(who, days_ago, "20:10"):
        attempt = attempt_actions.start(sitting, sitting.form)
        if attempt.form == FULL and instrument_catalog.instrument_of(attempt).modules:
            modules.add(attempt, MODULES)
            attempt = attempt_actions.my_attempts(sitting)[attempt.form]
        for number, item in enumerate(screens.order(attempt, instrument_catalog.instrument_of(attempt))):
            sent = _sent(item, answers, high, guessed, number)
            if sent is not None:
                with clock.frozen(attempt.started_at + PACE * (number + 1)):
                    attempt_actions.save(attempt, item, sent)
        attempt_actions.finish(attempt)
    return attempt


def _sent(
    item: Item, answers: DemoAnswers, high: Sequence[str], guessed: Sequence[str], number: int
) -> Mapping[str, Sequence[str]] | None:
    """What one posts of an item, as a page posts it."""
    if item.kind == "topic":
        taps = answers.get(item.key, MIDDLE)
        names = ("wish", "importance", "bend", "guess")
        return None if taps is None else {name: [tap] for name, tap in zip(names, taps, strict=True)}
    if item.kind in {"statement", "idealisation"}:
        agree = 2 + number % 2 if item.reversed or item.kind == "idealisation" else 4 + number % 2
        return {"agree": [str(agree)]}
    if item.kind == "card":
        return {"value": [str(7 - high.index(item.key) % 2 if item.key in high else 2 + len(item.key) % 4)]}
    chosen: dict[str, Any] = {
        "was-cards": [""],
        "cards": list(high if item.kind == "top" else (*guessed[:3], *high[3:])),
    }
    return chosen
