"""Three rituals to begin with: a small one each week, one each month, one a year. All of it can be changed."""

from dataclasses import dataclass
from datetime import time

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Words = str | Promise


@dataclass(frozen=True, slots=True)
class RitualTemplate:
    """One template: a name, what it is about, when it usually is, and how many minutes it takes."""

    key: str
    name: Words
    about: Words
    words: Words
    rule: str
    hour: time
    minutes: int
    icon: str


ALL: tuple[RitualTemplate, ...] = (
    RitualTemplate(
        "sunday-coffee",
        _("Sunday coffee"),
        _("Half an hour each week: what was good, what is coming, one thing for the next days."),
        _("What was good this week? What is coming? What would make the next days lighter?"),
        "FREQ=WEEKLY;BYDAY=SU",
        time(10),
        30,
        "coffee",
    ),
    RitualTemplate(
        "state-of-us",
        _("How we are doing"),
        _("An evening each month to look at the two of you: what carries, what is missing, what to try."),
        _("What carries us at the moment? What is missing? What do we want to try until next time?"),
        "FREQ=MONTHLY;BYDAY=1SA",
        time(18),
        90,
        "users-round",
    ),
    RitualTemplate(
        "planning-day",
        _("Our planning day"),
        _("A day each year, with phones away: look back, dream a little, choose what the year is for."),
        _("What was this year to each of us? What do we dream of? What do we choose for the next one?"),
        "FREQ=YEARLY;BYMONTH=1;BYDAY=2SA",
        time(10),
        360,
        "mountain",
    ),
)


def by_key(key: str) -> RitualTemplate | None:
    """The template of this key; None when there is none."""
    return next((each for each in ALL if each.key == key), None)
