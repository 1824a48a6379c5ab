"""Rituals of the demo couples: one with six weeks behind it, one that waits for a yes, one across two clocks."""

from datetime import date, time, timedelta

from our2souls.demo.stage import Stage
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core import choosing
from our2souls.rituals.core.access import Ritual
from our2souls.rituals.core.actions import RitualData

WEEKS = 6


def sunday_coffee(on: Stage) -> Ritual:
    """Sam and Jordan have coffee on Sundays, since seven weeks."""
    first = on.today - timedelta(days=(on.today.weekday() + 1) % 7 + 7 * WEEKS)
    with on.acting(on.a, (on.today - first).days + 3):
        ritual = ritual_actions.propose(
            RitualData(
                name="Sunday coffee",
                rule="FREQ=WEEKLY;BYDAY=SU",
                first_on=first,
                hour=time(10),
                zone=on.a.time_zone,
                words="What was good this week? What is coming? What would make the next days lighter?",
                minutes=30,
                template="sunday-coffee",
            )
        )
    with on.acting(on.b, (on.today - first).days + 2):
        return choosing.say_yes(ritual)


def friday_walk(on: Stage) -> None:
    """Alina would like to walk with Marcus on Fridays, and he has not answered yet."""
    with on.acting(on.a, 2):
        ritual_actions.propose(
            RitualData(
                name="El paseo del viernes",
                rule="FREQ=WEEKLY;BYDAY=FR",
                first_on=_coming(on.today, 4),
                hour=time(19, 30),
                zone=on.a.time_zone,
                words="Hasta el río y vuelta, sin teléfonos.",
            )
        )


def thursday_call(on: Stage) -> None:
    """Noor is in London and Elif in Istanbul when they call each other; it goes by London’s clock."""
    with on.acting(on.b, 24):
        ritual = ritual_actions.propose(
            RitualData(
                name="Thursday, on the phone",
                rule="FREQ=WEEKLY;BYDAY=TH",
                first_on=_coming(on.day(20), 3),
                hour=time(20),
                zone=on.a.time_zone,
                words="While one of us is away. No plans, only the day.",
            )
        )
    with on.acting(on.a, 22):
        choosing.say_yes(ritual)


def _coming(day: date, weekday: int) -> date:
    """The first such weekday on or after a day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
