"""What helps a talk along: two ways into it, the instrument's own or ours, and which of tonight's topics it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from our2souls.readiness.attempts.text import localized
from our2souls.readiness.instrument.model import Item


@dataclass(frozen=True, slots=True)
class SpokenPrompt:
    """A way into the talk in the reader's language: what to ask, what to say back, and one small step."""

    ask: str
    listen: str
    step: str


def prompts(item: Item) -> list[SpokenPrompt]:
    """The ways into the talk about a topic; where its instrument has none, two that fit any topic."""
    return [
        SpokenPrompt(localized(each.ask), localized(each.listen), localized(each.step)) for each in item.prompts
    ] or _generic()


def place_tonight(place: int) -> str:
    """Which of the evening's topics one is, from 1 to 3; empty for one of an earlier day."""
    return {
        1: pgettext("topic of the talk", "First tonight"),
        2: pgettext("topic of the talk", "Second tonight"),
        3: pgettext("topic of the talk", "Third tonight"),
    }.get(place, "")


def _generic() -> list[SpokenPrompt]:
    return [
        SpokenPrompt(
            _("What would an ordinary day look like if this went the way you wish?"),
            _("Say back what you heard, until the other says: “Yes, that’s it.” Then change over."),
            _("Each of you names one thing about it that is already good."),
        ),
        SpokenPrompt(
            _("Since when has this mattered to you, and from whom do you have it?"),
            _("Say what of it was new to you, without answering it yet."),
            _("Agree on one small thing to try until you talk about it again."),
        ),
    ]
