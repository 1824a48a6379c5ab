"""The readiness test of the demo couples: two looked twice, one of two has finished, two have not begun.

Each topic is a wish, how much it matters, how far one could bend, and what one thinks the other would say; None is an answer
that is kept back. What is not listed is answered by the middle of the road.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from our2souls.demo.stage import Stage, address_of
from our2souls.lib import clock
from our2souls.people.couple_context import couple_context
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import asked
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL, SHORT, Item
from our2souls.readiness.report import follow_ups, reveal
from our2souls.readiness.sittings import actions as sitting_actions

type DemoAnswers = Mapping[str, str | None]

MIDDLE = "3333"
PACE = timedelta(seconds=14)
ALINA: DemoAnswers = {
    "belief-shared": "2424", "customs": "4332", "giving": "4433", "daily-tasks": "4434", "daily-order": "2233",
    "daily-plan": "2343", "money-pots": "4434", "money-when": "3433", "money-borrowing": "2422", "quarrel-when": "2434",
    "telling": "2433", "making-up": "1322", "touch": "4433", "desire": "4444", "only-us": "1512", "free-time": "4333",
    "reachable": "3332", "apart-longer": "2434", "family-near": "4524", "family-say": "3433", "people-around": "5424",
    "own-or-shared": "4434", "turns": "5335", "help-how": "3334", "home-where": "2524", "one-roof": "5455",
    "roots": "2433", "children": None, "children-how": "3333", "caring": "5523", "work-room": "3334", "living-on": "4444",
    "chance": "4434", "free-days": "3333", "promise": "3243", "long-break": "4344",
}  # fmt: skip
MARCUS: DemoAnswers = {
    "belief-shared": "2333", "customs": "4343", "giving": "3334", "daily-tasks": "4344", "daily-order": "4332",
    "daily-plan": "4432", "money-pots": "5434", "money-when": "3433", "money-borrowing": "2333", "quarrel-when": "4433",
    "telling": "2433", "making-up": "3333", "touch": "4444", "desire": "4333", "only-us": "1512", "free-time": "4434",
    "reachable": "2333", "apart-longer": "2424", "family-near": "3344", "family-say": "2433", "people-around": "2424",
    "own-or-shared": "4433", "turns": "5434", "help-how": "2333", "home-where": "5413", "one-roof": "5455",
    "roots": "3333", "children": None, "children-how": "4333", "caring": "3333", "work-room": "3433", "living-on": "4343",
    "chance": "4434", "free-days": "4333", "promise": "4343", "long-break": "4343",
}  # fmt: skip
NEARER: DemoAnswers = {"home-where": "4433", "people-around": "3433", "quarrel-when": "3433", "daily-order": "3332"}
"""What Marcus had moved by when they looked the second time."""
LATER: DemoAnswers = {"children": "3433", "home-where": "2534", "people-around": "4434"}
"""What Alina answered then, and before had not, or otherwise."""
JORDAN: DemoAnswers = {
    "home-where": "2434",
    "daily-tasks": "5524",
    "money-pots": "4434",
    "free-time": "3333",
    "work-room": "4424",
}
HIGH_ALINA = ("card-being-there", "card-word", "card-curiosity", "card-freedom", "card-enjoyment")
HIGH_MARCUS = ("card-word", "card-being-there", "card-order", "card-mastery", "card-consideration")


def of_alina_and_marcus(on: Stage) -> None:
    """A first look in spring, a second one last week with two areas still closed; one thing begun."""
    _sitting(on, 190, (ALINA, MARCUS), closed=())
    second = _sitting(on, 12, ({**ALINA, **LATER}, {**MARCUS, **NEARER}), closed=("closeness", "money"))
    with on.acting(on.b, 7):
        steps = instrument_catalog.instrument_of(second).area("family-and-friends").steps
        first_steps = [step["en"] for step in steps[:2]]
        follow_ups.start_intention(
            second, "family-and-friends", "", name="Room for guests, room for us", steps=first_steps
        )


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
        sitting = sitting_actions.start(instrument_catalog.available()[0], SHORT)
    _attempt(on, on.b, sitting, 3, JORDAN, HIGH_MARCUS, HIGH_ALINA)


def _sitting(on: Stage, days_ago: int, answers: tuple[DemoAnswers, DemoAnswers], closed: Sequence[str]) -> Any:
    """Both answer within a few days, look together, and open what is not `closed`."""
    with on.acting(on.a, days_ago):
        sitting = sitting_actions.start(instrument_catalog.available()[0], FULL)
    attempts = (
        _attempt(on, on.a, sitting, days_ago - 1, answers[0], HIGH_ALINA, HIGH_MARCUS),
        _attempt(on, on.b, sitting, days_ago - 2, answers[1], HIGH_MARCUS, HIGH_ALINA),
    )
    areas = [
        area.key for area in instrument_catalog.instrument_of(sitting).areas if area.key.partition("-")[0] not in closed
    ]
    for who, attempt in zip((on.a, on.b), attempts, strict=True):
        with on.acting(who, days_ago - 4, "20:00"):
            reveal.look_together(attempt)
    for who, attempt in zip((on.a, on.b), attempts, strict=True):
        with on.acting(who, days_ago - 4, "20:30"):
            for area in areas:
                reveal.press_area(attempt, area)
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
        for number, item in enumerate(asked.order(attempt, instrument_catalog.instrument_of(attempt))):
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
