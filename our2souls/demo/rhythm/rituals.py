"""Rituals of the demo couples: one with six weeks behind it, one that waits for a yes, one across two clocks."""

from datetime import date, time, timedelta

from our2souls.demo.stage import CALENDAR, Stage
from our2souls.feed import actions as feed_actions
from our2souls.privacy.viewer import current_viewer
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core import choosing
from our2souls.rituals.core.access import Ritual
from our2souls.rituals.core.actions import RitualData
from our2souls.rituals.gatherings import access as gathering_access
from our2souls.rituals.gatherings import actions as gathering_actions

SUNDAYS = (
    ("Phones stay in the kitchen after nine", "We were both tired of being reachable."),
    ("Sam books the dentist, Jordan the train", ""),
    ("", ""),
    ("One evening without talking about the flat", "It is all we talk about at the moment."),
    ("Ask my sister how she does Christmas", "Two days there, two days ours?"),
    ("A walk on Wednesday, rain or not", "The best hour of this week was the market."),
)
"""What they took along, week by week, and what one wrote down; without a thing it didn't happen."""
WEEKS = len(SUNDAYS)


def of_sam_and_jordan(on: Stage) -> None:
    """Their Sundays, and the address of Sam’s calendar."""
    sunday_coffee(on)
    calendar_of_sam(on)


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
        ritual = choosing.say_yes(ritual)
    for week, (one_thing, note) in enumerate(SUNDAYS):
        day = first + timedelta(days=7 * week)
        by, other = (on.a, on.b) if week % 2 else (on.b, on.a)
        with on.acting(other, (on.today - day).days, "10:20"):
            if note:
                gathering_actions.write_note(_gathering(ritual, day), note)
        with on.acting(by, (on.today - day).days, "10:40"):
            if one_thing:
                gathering_actions.keep(_gathering(ritual, day), one_thing=one_thing)
            else:
                gathering_actions.mark_missed(_gathering(ritual, day))
    return ritual


def _gathering(ritual: Ritual, day: date) -> gathering_access.Gathering:
    return gathering_access.gathering_for(current_viewer(), ritual.pk, day)


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


def calendar_of_sam(on: Stage) -> None:
    """Their days in the calendar of their phone, which says what things are; letters stay out of it."""
    with on.acting(on.a, 40, "18:20"):
        address = feed_actions.create(CALENDAR)
        feed_actions.update(address, named=True, alarms=True, without=["letters"])
