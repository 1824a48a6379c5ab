"""Plain typed factories: rituals of two, through the real acts."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django.urls import reverse

from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core import choosing
from our2souls.rituals.core.actions import RitualData
from our2souls.rituals.core.models import Ritual
from tests.cast import CastMember
from tests.factories.delivery import forget

type Act = Callable[[CastMember, CastMember], str]
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


def proposes_a_ritual(ana: CastMember, ben: CastMember) -> str:
    ana.post(reverse("rituals:ritual_new"), form())
    return "Ana would like to begin a ritual with you Sunday coffee"


def says_yes_to_a_ritual(ana: CastMember, ben: CastMember) -> str:
    ritual = a_ritual(ben)
    forget(ana)
    ana.post(reverse("rituals:ritual_act", args=[ritual.pk, "yes"]), {"version": ritual.version})
    return "Ana said yes to your ritual Sunday coffee"


def does_to_a_ritual(
    url_name: str, sentence: str, *more: str, rests: str = "", skipped: bool = False, **sent: str
) -> Act:
    """`rests`: whoever of the two let it rest before; `skipped`: its first time was left out."""

    def act(ana: CastMember, ben: CastMember) -> str:
        ritual = a_ritual(ben, ana, first_on=date(2090, 12, 3))
        if rests:
            with viewing(ana.viewer if rests == "ana" else ben.viewer):
                ritual_actions.rest(ritual)
        if skipped:
            with viewing(ben.viewer):
                ritual_actions.skip(ritual, date(2090, 12, 3))
        forget(ana, ben)
        ana.post(reverse(f"rituals:{url_name}", args=[ritual.pk, *more]), sent)
        return f"{sentence} Sunday coffee"

    return act


def leaves_a_ritual_as_it_was(ana: CastMember, ben: CastMember) -> str:
    ritual = a_ritual(ben, ana)
    ben.post(
        reverse("rituals:ritual_edit", args=[ritual.pk]),
        form(when="every Monday", understood="FREQ=WEEKLY;BYDAY=MO", version="1"),
    )
    forget(ana, ben)
    ana.post(reverse("rituals:ritual_act", args=[ritual.pk, "decline"]))
    return "Ana would leave your ritual as it was Sunday coffee"


RITUAL_ACTS: dict[str, Act] = {
    ritual_actions.PROPOSED: proposes_a_ritual,
    choosing.AGREED: says_yes_to_a_ritual,
    ritual_actions.CHANGED: does_to_a_ritual(
        "ritual_edit",
        "Ana would like to change your ritual",
        **form(when="every Monday", understood="FREQ=WEEKLY;BYDAY=MO", version="1"),
    ),
    choosing.LEFT_AS_IT_WAS: leaves_a_ritual_as_it_was,
    ritual_actions.TIME_MOVED: does_to_a_ritual(
        "occasion_move", "Ana moved your ritual once", "2090-12-03", to_day="2090-12-04", to_hour="11:00"
    ),
    ritual_actions.LEFT_OUT: does_to_a_ritual("occasion_act", "Ana left your ritual out once", "2090-12-03", "skip"),
    ritual_actions.PUT_BACK: does_to_a_ritual(
        "occasion_act", "Ana put a time of your ritual back", "2090-12-03", "restore", skipped=True
    ),
    ritual_actions.RESTED: does_to_a_ritual("ritual_act", "Ana lets your ritual rest for now", "rest"),
    ritual_actions.RESUMED: does_to_a_ritual("ritual_act", "Ana took your ritual up again", "resume", rests="ana"),
    ritual_actions.ASKED: does_to_a_ritual(
        "ritual_act", "Ana would like to take your ritual up again", "resume", rests="ben"
    ),
    ritual_actions.ENDED: does_to_a_ritual("ritual_act", "Ana ended your ritual", "end"),
}
