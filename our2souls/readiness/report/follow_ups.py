"""What the two want to do about an area or a topic: an intention now, or put aside for a bridge, a ritual, a therapist.

Each is a row that both see, on the report and at home, until it is done or taken back. Either may do either: it binds nobody.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from our2souls.bridges.core import actions as bridge_actions
from our2souls.bridges.core.actions import BridgeData
from our2souls.delivery import registry as delivery_registry
from our2souls.intentions.core import weaving
from our2souls.intentions.plan import actions as plan_actions
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.readiness.attempts import text as attempt_text
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.report.models import FollowUp
from our2souls.readiness.sittings.models import AreaOpening

INTENTION, BRIDGE = "intention", "bridge"
ON_HOME = 6
MOST_KEPT = 50
"""So many of what waits for one moment are read at once: there are some thirty topics."""


class AreaClosed(LookupError):
    """The area isn't open (or has no such topic): there is nothing to do about it yet."""


@act
def set_aside_for(sitting: Sitting, moment: str, area: str, topic: str = "") -> FollowUp:
    """Put an area, or one topic of it, aside for a bridge, the next ritual or the therapist; twice is once.

    Raises AreaClosed, and ValueError for another moment.
    """
    if moment not in delivery_registry.OCCASIONS:
        raise ValueError(moment)
    about = _about(sitting, area, topic)
    standing: QuerySet[FollowUp] = FollowUp.objects.filter(**about, kind=moment, done_at=None, withdrawn_at=None)
    return standing.first() or _create(kind=moment, **about)


@act
def start_intention(sitting: Sitting, area: str, topic: str, *, name: str, steps: Sequence[str]) -> FollowUp:
    """Start an intention from an area or a topic, with the steps that were kept of its template; both still choose it.

    Raises AreaClosed.
    """
    about = _about(sitting, area, topic)
    intention = weaving.weave(name=name)
    if steps:
        plan_actions.add_several(intention, list(steps))
    return _create(kind=INTENTION, intention_id=intention.pk, **about)


@act
def open_bridge(sitting: Sitting, area: str, topic: str, *, title: str, question: str) -> FollowUp:
    """Invite the partner to a bridge on an area or a topic; what was put aside for one is ticked off with it.

    Raises AreaClosed, and bridges' TooManyInvitations.
    """
    about = _about(sitting, area, topic)
    standing: QuerySet[FollowUp] = FollowUp.objects.filter(**about, kind=BRIDGE, done_at=None, withdrawn_at=None)
    row = standing.first() or _create(kind=BRIDGE, **about)
    bridge_actions.create(BridgeData(title=title, question=question, source="topic", topic=row.pk))
    done(row)
    return row


def done(follow_up: FollowUp) -> None:
    """It has been talked about, or is on its way elsewhere; it stays listed as done."""
    FollowUp.objects.filter(pk=follow_up.pk, withdrawn_at=None, done_at=None).update(done_at=now())


def withdraw(follow_up: FollowUp) -> None:
    """It is not wanted after all; an intention that was begun stays and is only not listed here any more."""
    FollowUp.objects.filter(pk=follow_up.pk, done_at=None, withdrawn_at=None).update(withdrawn_at=now())


def of_sitting(sitting: Sitting) -> list[FollowUp]:
    """What came of a sitting, oldest first, with the intentions; one query."""
    rows = FollowUp.objects.filter(sitting=sitting, withdrawn_at=None)
    found = list(rows.select_related("intention").order_by("at", "pk"))
    for row in found:
        row.sitting = sitting  # it is the one they came of; asking for it again would cost a query each
    return found


def _open_follow_ups() -> QuerySet[FollowUp]:
    rows = FollowUp.objects.filter(done_at=None, withdrawn_at=None).exclude(kind=INTENTION)
    return rows.select_related("sitting").order_by("at", "pk")[:ON_HOME]


_for_agenda = CachedQuery(_open_follow_ups)


def kept_for(moment: str) -> list[FollowUp]:
    """What was put aside for a moment and waits, oldest first, as far as whoever looks may read it; one query.

    A therapist's eyes find here what stands in the areas that are open to them.
    """
    rows = FollowUp.objects.filter(kind=moment, done_at=None, withdrawn_at=None, couple_id=current_viewer().couple)
    return list(rows.select_related("sitting").order_by("at", "pk")[:MOST_KEPT])


def agenda_items() -> list[delivery_registry.AgendaItem]:
    """What the current viewer's couple put aside from its sittings; one query."""
    return [_item(row) for row in _for_agenda()]


def items_for_therapist() -> list[delivery_registry.AgendaItem]:
    """What of it is for their therapist, all of it; one query."""
    return [_item(row) for row in kept_for("therapist")]


def _item(row: FollowUp) -> delivery_registry.AgendaItem:
    moment: Any = row.kind  # one of the moments: intentions stand elsewhere
    return delivery_registry.AgendaItem(row.pk, title_of(row), _page_of(row), row.at, moment)


def title_of(follow_up: FollowUp) -> str:
    """The area or topic in the reader's language; its key where the instrument is gone."""
    try:
        instrument = instrument_catalog.instrument_of(follow_up.sitting)
        words = instrument.item(follow_up.topic).name if follow_up.topic else instrument.area(follow_up.area).title
    except LookupError:
        return follow_up.topic or follow_up.area
    return attempt_text.localized(words)


def _about(sitting: Sitting, area: str, topic: str) -> dict[str, object]:
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    opened = AreaOpening.objects.filter(sitting=locked, area=area).exists()
    is_of_area = not topic or any(
        item.key == topic and item.kind == "topic" for item in instrument_catalog.instrument_of(locked).of_area(area)
    )
    if not opened or not is_of_area:
        raise AreaClosed(area)
    return {"couple_id": locked.couple_id, "sitting_id": locked.pk, "area": area, "topic": topic}


def _create(**about: object) -> FollowUp:
    made: FollowUp = FollowUp.objects.create(person_id=_me(), **about)
    audit.record("follow_up.created", made)
    return made


def _me() -> UUID:
    return current_viewer().person_id


def _page_of(follow_up: FollowUp) -> str:
    """Its area; for a bridge the invitation to one, with both positions."""
    if follow_up.kind != BRIDGE:
        return reverse("readiness:area", args=[follow_up.sitting_id, follow_up.area])
    path = reverse("readiness:bridge_open", args=[follow_up.sitting_id, follow_up.area])
    return f"{path}?topic={follow_up.topic}" if follow_up.topic else path
