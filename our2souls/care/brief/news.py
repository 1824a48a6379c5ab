"""What came since the therapist last looked, a day before today or earlier; and the last moments of the story."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from our2souls.care.brief import parts, text
from our2souls.care.brief.model import FaceWords, MomentText, NewsText
from our2souls.care.brief.parts import GrantsByPart
from our2souls.care.consent import scopes
from our2souls.care.consent.access import ClientAccess
from our2souls.care.looks import queries as look_queries
from our2souls.intentions.core import queries as intention_queries
from our2souls.lib.clock import today
from our2souls.milestones import queries as milestone_queries
from our2souls.readiness.sittings import queries as sitting_queries
from our2souls.story.timeline import queries as timeline
from our2souls.story.timeline.moments import Teller
from our2souls.story.timeline.queries import StoryFilter

MOST, MOMENTS = 12, 8
"""Of each kind of news, and moments of the story, so many at most."""


def last_look(client: ClientAccess) -> datetime | None:
    """When the therapist looked last, before today; None on their first day. One query."""
    start = datetime.combine(today(client.us.zone), time(0), tzinfo=client.us.zone)
    return look_queries.last_before(client.engagement.pk, start)


def news(client: ClientAccess, rows: GrantsByPart, agreements: Iterable[Any], since: datetime) -> tuple[NewsText, ...]:
    """What came since, latest first; three queries at most."""
    found = [
        NewsText(day, _("Opened to you: %(part)s") % {"part": ", ".join(texts)})
        for day, texts in parts.opened_since(client, rows, since)
    ]
    found += [
        NewsText(_day(client, row.signed_at), _("Agreed on in a bridge"), str(text.KINDS[row.kind]))
        for row in agreements
        if row.signed_at > since
    ]
    if client.has(scopes.INTENTIONS):
        found += _intentions(client, since)
    if client.items(scopes.REPORT):
        reveals = sitting_queries.reveals().filter(at__gt=since).order_by("-at")[:MOST]
        found += [NewsText(_day(client, row.at), _("Looked at the couple test together")) for row in reveals]
    if client.has(scopes.STORY):
        came = milestone_queries.that_came(today(client.us.zone)).filter(on__gte=_day(client, since))
        found += [NewsText(row.on, _("A day of theirs"), row.title) for row in came.order_by("-on", "pk")[:MOST]]
    return tuple(sorted(found, key=lambda each: (-each.day.toordinal(), each.text)))


def _intentions(client: ClientAccess, since: datetime) -> Iterable[NewsText]:
    day = _day(client, since)
    for row in intention_queries.moved_since(since, day, MOST):
        if row.reached_on and row.reached_on >= day:
            yield NewsText(row.reached_on, _("Reached"), row.name)
        elif row.rested_at and row.rested_at > since:
            yield NewsText(_day(client, row.rested_at), _("Rests now"), row.name)
        elif row.active_since and row.active_since > since:
            yield NewsText(_day(client, row.active_since), _("Chosen by both"), row.name)


def moments(client: ClientAccess) -> tuple[MomentText, ...]:
    """The last moments of the story, without photos and without a way into the pages of the two."""
    if not client.has(scopes.STORY):
        return ()
    page = timeline.page(Teller(client.us, endings=False), StoryFilter(), size=MOMENTS)
    return tuple(
        MomentText(
            each.day,
            each.day_text,
            str(text.MOMENTS[each.kind]),
            "" if each.kind == "test" else each.title,  # it speaks to the two
            tuple(FaceWords(face, words) for face, words in each.words),
        )
        for each in page.moments
        if each.kind in text.MOMENTS
    )


def _day(client: ClientAccess, moment: datetime) -> date:
    return moment.astimezone(client.us.zone).date()
