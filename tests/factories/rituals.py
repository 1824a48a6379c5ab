"""Plain typed factories: rituals of two, through the real acts."""

from datetime import date, time
from typing import Any

from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core import choosing
from our2souls.rituals.core.actions import RitualData
from our2souls.rituals.core.models import Ritual
from tests.cast import CastMember

NAME, WORDS = "Sunday coffee", "What was good this week?"
SUNDAYS, FIRST, TEN = "FREQ=WEEKLY;BYDAY=SU", date(2026, 12, 6), time(10)


def a_ritual(by: CastMember, other: CastMember | None = None, name: str = NAME, **fields: Any) -> Ritual:
    """A ritual that somebody proposes, each Sunday at ten in Madrid; with `other` they have said yes too."""
    usual = {"rule": SUNDAYS, "first_on": FIRST, "hour": TEN, "zone": "Europe/Madrid", "words": WORDS, "minutes": 30}
    with viewing(by.viewer):
        ritual = ritual_actions.propose(RitualData(name, **(usual | fields)))
    if other is not None:
        with viewing(other.viewer):
            ritual = choosing.say_yes(ritual)
    return ritual


def form(**fields: Any) -> dict[str, Any]:
    """The form of a ritual each Sunday, as a browser sends it once its words were understood."""
    usual = {
        "name": NAME, "when": "every Sunday", "hour": "10:00", "first_on": "2026-12-01", "minutes": "30",
        "zone": "Europe/Madrid", "words": WORDS, "understood": SUNDAYS,
    }  # fmt: skip
    return usual | fields
