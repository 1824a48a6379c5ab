"""What the two could open to a therapist, and how each part stands for whoever looks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from our2souls.bridges.core import queries as bridge_queries
from our2souls.care.consent import scopes
from our2souls.care.consent.models import Engagement, ScopeYes
from our2souls.intentions.page import queries as intention_queries
from our2souls.lib.text_direction import isolated
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, Granted, Viewer
from our2souls.readiness.instrument.model import text_in
from our2souls.readiness.report import builder as report_builder

type Words = str | Promise
HEADINGS: dict[str, tuple[Words, Words]] = {
    scopes.REPORT: (
        _("From your test"),
        _("An area as you two opened it to each other, with what you open of it later in the same test."),
    ),
    scopes.INTENTIONS: (
        _("Your intentions"),
        _("All of them, also later ones: each one’s why and need as you both read them, milestones, the last review."),
    ),
    scopes.BRIDGE: (_("Bridges"), _("What you both read of it: both sides, the ways you found, what you agreed on.")),
    scopes.STORY: (_("Your story"), _("Your days and rituals; of what else is in it only what is open as well.")),
    scopes.TREND: (_("How you felt"), _("How you felt by week, as two lines. No words, no notes, no single day.")),
    scopes.STATEMENTS: (
        _("What your own facts say of you"),
        _("The sentences on your page “You yourself” as they stand today. They are copied; later ones aren’t."),
    ),
}
"""A heading and a line for each scope."""


@dataclass(frozen=True, slots=True)
class TablePart:
    """One part: what it is called, whether it is open and until when, and whether the viewer's own yes to it waits."""

    scope: str
    item: str
    title: Words
    grant: Grant | None = None
    is_pressed: bool = False

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.scope}/{self.item}"

    @property
    def ends_at(self) -> datetime | None:
        """Until when it is open; None while it is closed."""
        return self.grant.ends_at if self.grant else None


@dataclass(frozen=True, slots=True)
class PartGroup:
    """The parts of one scope, with its heading."""

    scope: str
    title: Words
    about: Words
    parts: tuple[TablePart, ...]

    @property
    def is_own(self) -> bool:
        """Whether the viewer's yes alone opens them."""
        return scopes.is_own(self.scope)


def parts_of(engagement: Engagement, viewer: Viewer, us: Any) -> list[PartGroup]:
    """Every part that could be opened or is open, by scope; none of the partner's own. About ten queries, whatever the past."""
    rows_open = grants.of_couple(engagement.couple_id).filter(therapist_id=engagement.therapist_id).exclude(scope=TABLE)
    opened = {(each.scope, each.item): each for each in rows_open if each.owner_id in {None, viewer.person_id}}
    rows = ScopeYes.objects.filter(owner_id=viewer.person_id, engagement=engagement)
    pressed: set[Granted] = set(rows.values_list("scope", "item"))
    parts = {(part.scope, part.item): part for part in _offered(engagement, viewer, us)}
    for scope, item in opened:  # of an earlier test, say: what is open can be closed
        parts.setdefault((scope, item), TablePart(scope, item, HEADINGS[scope][0]))
    found = [replace(part, grant=opened.get(key), is_pressed=key in pressed) for key, part in parts.items()]
    groups = ((scope, tuple(each for each in found if each.scope == scope)) for scope in scopes.SCOPES)
    return [PartGroup(scope, *HEADINGS[scope], those) for scope, those in groups if those]


def chosen(groups: Iterable[PartGroup], keys: Iterable[str]) -> list[TablePart]:
    """The parts that a form names, of those that there are; what is none of them counts for nothing."""
    named = set(keys)
    return [part for group in groups for part in group.parts if part.key in named]


def _offered(engagement: Engagement, viewer: Viewer, us: Any) -> Iterator[TablePart]:
    report = report_builder.latest_revealed(us)
    if report is not None:
        for each in report.opened:
            title = text_in(each.area.title, get_language() or "en")
            yield TablePart(scopes.REPORT, scopes.area_item(report.sitting.pk, each.area.key), title)
    if intention_queries.chosen_and_reviewed():
        yield TablePart(scopes.INTENTIONS, "", _("Your intentions"))
    for bridge in bridge_queries.revealed():
        yield TablePart(scopes.BRIDGE, str(bridge.pk), isolated(bridge.title))
    yield TablePart(scopes.STORY, "", _("Your story"))
    yield TablePart(scopes.TREND, str(viewer.person_id), _("How you felt by week"))
    yield TablePart(
        scopes.STATEMENTS, scopes.statements_item(engagement.pk, viewer.person_id), _("Statements about you")
    )
