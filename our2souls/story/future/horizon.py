"""The horizon: now to someday on one line. What is dated stands by its day, what is not where its owner put it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest
from typing import Any, Literal
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from our2souls.dreams import access as dream_access
from our2souls.dreams import choices as dream_choices
from our2souls.dreams import queries as dream_queries
from our2souls.dreams.access import Dream
from our2souls.intentions.core import access as intention_access
from our2souls.intentions.core.access import Intention
from our2souls.intentions.page import summaries
from our2souls.intentions.plan import queries as plan_queries
from our2souls.lib.text_direction import isolated
from our2souls.milestones import occurrences as milestone_occurrences
from our2souls.milestones import queries as milestone_queries
from our2souls.privacy.audiences import sharing
from our2souls.privacy.viewer import Viewer
from our2souls.vision import letters as vision_letters

NEWEST = 120
"""Of each kind so many are drawn, newest first; the dreams page has the others."""
NO_HORIZON = ""
AHEAD = {"this-year": 0, "1-year": 1, "5-years": 5, "10-years": 10}
"""Years from now that each mark stands for."""
type Whose = Literal["both", "mine", "theirs", "shared"]


@dataclass(frozen=True, slots=True)
class HorizonItem:
    """One thing on the line. `place` is a, b or ab: on whose thread it hangs; `move` is where it can be put elsewhere."""

    title: str
    text: str
    url: str
    place: str
    mark: str
    day: date | None = None
    private: bool = False
    mine: bool = False
    move: str = ""


@dataclass(frozen=True, slots=True)
class HorizonMark:
    """A place on the line: its key, name, year ("" without one) and what stands there."""

    key: str
    name: str
    year: str
    items: list[HorizonItem]


def mark_of(day: date, today: date) -> str:
    """The mark under which a day falls: its year against this one, rounded up to the next mark.

    >>> mark_of(date(2027, 5, 1), date(2026, 11, 23))
    '1-year'
    >>> mark_of(date(2029, 1, 1), date(2026, 11, 23))
    '5-years'
    """
    ahead = day.year - today.year
    return next((mark for mark, years in AHEAD.items() if ahead <= years), "someday")


def line(viewer: Viewer, us: Any, today: date, whose: Whose = "both") -> list[HorizonMark]:
    """All marks with something on them, in order."""
    sources: list[Iterator[HorizonItem]] = []
    if whose in {"both", "shared"} and viewer.couple_id:
        sources.append(_intentions())
    if whose in {"both", "mine"}:
        sources.append(_own(viewer, us))
    if whose in {"both", "theirs"} and viewer.partner_id:
        sources.append(_theirs(viewer, us))
    days = chain(_milestones(us, today), _our_days(viewer, today)) if viewer.couple_id else ()
    items = [*_of(whose, us, chain(days, _letters(viewer, us, today))), *_in_turn(sources)]
    horizons = [*dream_choices.HORIZONS, (NO_HORIZON, _("Not said when"))]
    marks = [(key, str(name), [item for item in items if item.mark == key]) for key, name in horizons]
    return [
        HorizonMark(key, name if key != "this-year" else _("Now"), _year(key, today), sorted(found, key=_by_day))
        for key, name, found in marks
        if found
    ]


def _by_day(item: HorizonItem) -> date:
    return item.day or date.max


def _year(mark: str, today: date) -> str:
    return str(today.year + AHEAD[mark]) if mark in AHEAD else ""


def _in_turn(sources: list[Iterator[HorizonItem]]) -> list[HorizonItem]:
    """Shared, yours, theirs, shared, yours, theirs: nobody's come first."""
    return [item for row in zip_longest(*sources) for item in row if item is not None]


def _of(whose: Whose, us: Any, items: Iterable[HorizonItem]) -> list[HorizonItem]:
    """Dated things by whose they are: both's are shared, one's own hang on one's thread."""
    places = {"mine": {us.me.place}, "theirs": {us.partner.place} if us.partner else set(), "shared": {"ab"}}
    return [item for item in items if whose == "both" or item.place in places[whose]]


def _own(viewer: Viewer, us: Any) -> Iterator[HorizonItem]:
    rows = list(dream_queries.own_dreams(viewer).on_the_horizon()[:NEWEST])
    levels = sharing.levels_of([dream.pk for dream in rows])
    for dream in rows:
        shared = dream.pk in levels
        state = _("%(name)s sees it.") % {"name": us.their_name} if shared else _("Only you see this.")
        yield HorizonItem(
            dream.line,
            _resting(dream) or state,
            reverse("dreams:dream", args=[dream.pk]),
            us.me.place,
            dream.horizon,
            private=not shared,
            mine=True,
            move=reverse("story:horizon_move", args=["dream", dream.pk]),
        )


def _theirs(viewer: Viewer, us: Any) -> Iterator[HorizonItem]:
    rows = list(dream_queries.partners_dreams(viewer).on_the_horizon()[:NEWEST])
    rooted = dream_queries.supported_by_me(viewer, [dream.pk for dream in rows])
    for dream in rows:
        state = _("You’re rooting for it.") if dream.pk in rooted else _("Shared with you.")
        url = reverse("dreams:dream", args=[dream.pk])
        yield HorizonItem(dream.line, _resting(dream) or state, url, us.partner.place, dream.horizon)


def _resting(item: Dream | Intention) -> str:
    if item.rested_at is None:
        return ""
    if item.look_again_on is None:
        return _("Resting.")
    return _("Resting until %(day)s.") % {"day": date_format(item.look_again_on)}


def _intentions() -> Iterator[HorizonItem]:
    for summary in summaries.for_horizon(NEWEST):
        intention = summary.intention
        if intention.rested_at:
            state = _resting(intention)
        elif intention.active_since is None:
            state = _("It starts once you have both said yes.")
        else:
            following = _("Next: %(step)s.") % {"step": isolated(summary.next_title)} if summary.next_title else ""
            far = (summary.amounts or summary.figure) + "." if summary.progress.is_there else ""
            state = " ".join(each for each in (far, following) if each) or _("Chosen by both.")
        url, move = (
            reverse("intentions:intention", args=[intention.pk]),
            reverse("story:horizon_move", args=["intention", intention.pk]),
        )
        yield HorizonItem(summary.name, state, url, "ab", intention.horizon, move=move)


def _milestones(us: Any, today: date) -> Iterator[HorizonItem]:
    """The dated steps ahead, on the thread of whose step it is."""
    for step in plan_queries.ahead(NEWEST // 2):
        keeper, due = us.face(step.keeper_id), step.due_on or today
        state = _("By %(day)s.") % {"day": date_format(due)}
        if step.intention.name:  # whoever named it may have erased their words
            state = _("By %(day)s, for: %(intention)s") % {
                "day": date_format(due),
                "intention": isolated(step.intention.name),
            }
        url = reverse("intentions:intention", args=[step.intention_id])
        place = keeper.place if keeper else "ab"
        yield HorizonItem(step.title, state, url, place, mark_of(due, today), due, mine=keeper == us.me)


def _our_days(viewer: Viewer, today: date) -> Iterator[HorizonItem]:
    """The days of the two that are still to come, those that come round the next time they do."""
    for milestone in milestone_queries.all_of(viewer)[:NEWEST]:
        coming = milestone_occurrences.next_of(milestone, today)
        if coming is not None:
            state = _("A day of yours, %(day)s") % {"day": date_format(coming.on)}
            url = reverse("milestones:milestone", args=[milestone.pk])
            yield HorizonItem(milestone.title, state, url, "ab", mark_of(coming.on, today), coming.on)


def _letters(viewer: Viewer, us: Any, today: date) -> Iterator[HorizonItem]:
    """Letters that wait, without a word of them: a letter to oneself hangs on one's own thread and is seen by nobody else."""
    for letter in vision_letters.letters_to_open(viewer)[:NEWEST]:
        own = letter.to == "me"
        state = _("To open on %(day)s") % {"day": date_format(letter.opens_on)}
        place = us.me.place if own else "ab"
        mark = mark_of(letter.opens_on, today)
        yield HorizonItem(_("A letter"), state, letter.url, place, mark, letter.opens_on, private=own, mine=own)


def movable(kind: str, viewer: Viewer, thing_id: UUID) -> Any:
    """What can be put elsewhere on the line, with its name: one's own dream, an intention of the two; Http404 otherwise."""
    if kind == "dream":
        dream = dream_access.own_dream_for(viewer, thing_id)
        return dream, dream.line
    intention = intention_access.intention_for(viewer, thing_id)
    return intention, intention.name
