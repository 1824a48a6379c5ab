"""Opening parts to a therapist, and taking them back.

What is joint opens with the second of two yeses; nothing tells one partner whether the other has said theirs. What is one's own
opens by its owner's alone. Taking back needs nobody, and holds from the same moment.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from our2souls.care.consent import scopes
from our2souls.care.consent.models import Engagement, ScopeYes, TherapistStatement
from our2souls.delivery import partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import TABLE, Granted, current_viewer
from our2souls.story.autonomy.statements import Statement, copy_of

OPENED, CLOSED, LEFT = "therapist_part_opened", "therapist_part_closed", "therapist_table_left"
"""The partner events of what happens here."""

type Statements = Callable[[], Iterable[Statement]]
"""The statements about the viewer as they stand now; worked out only where they are opened."""


class NotSeated(ValueError):
    """The therapist sits at the table no more, or not yet."""


@act
def open_parts(engagement: Engagement, parts: Collection[Granted], *, days: int, statements: Statements) -> list[Grant]:
    """The viewer's yes to some parts, for so many days; what opened with it is returned.

    A joint part opens once the partner has said yes to it too, for the shorter of the two times; until then the yes is the
    viewer's alone to know. Said again of an open part it asks for its end anew, in the same way. Raises NotSeated without a
    therapist at the table, ValueError for a time that is not offered or somebody else's own part.
    """
    if days not in scopes.DAYS:
        raise ValueError(days)
    locked, viewer = _lock(engagement), current_viewer()
    opened = []
    for scope, item in sorted(set(parts)):
        if scopes.is_own(scope):
            opened.append(_open_own(locked, scope, item, days))
        elif (grant := _say_yes(locked, scope, item, days)) is not None:
            opened.append(grant)
    if any(grant.scope == scopes.STATEMENTS for grant in opened):
        _copy_statements(locked, viewer.person_id, statements())
    if any(grant.owner_id is None for grant in opened):
        partner_events.tell_partner(OPENED, locked.pk, occasion=now().isoformat())
    return opened


@act
def withdraw_yes(engagement: Engagement, scope: str, item: str) -> None:
    """Take back one's yes that waits; afterwards it is as if one had never said it."""
    ScopeYes.objects.filter(owner_id=current_viewer().person_id, engagement=engagement, scope=scope, item=item).delete()


@act
def close_part(engagement: Engagement, grant: Grant) -> None:
    """Take a part back, at once: whoever gave it needs nobody's yes. Raises NotPermitted for the partner's own."""
    locked = _lock(engagement, seated=False)
    if not grants.close([grant]):
        return
    _forget_statements(locked, [grant])
    if grant.owner_id is None:
        _forget_yeses(locked, [grant])
        partner_events.take_back(OPENED, locked.pk)
        partner_events.tell_partner(CLOSED, locked.pk, occasion=now().isoformat())


@act
def leave_table(engagement: Engagement) -> bool:
    """Take back all that the viewer gave this therapist, alone or with the partner; says whether the engagement ended with it.

    What is the partner's own stays the partner's to give. With nothing left open the therapist leaves the table.
    Raises NotSeated while nobody sits there: an invitation is taken back by whoever sent it alone.
    """
    viewer, locked = current_viewer(), _lock(engagement, seated=False)
    if locked.state == "ended":
        return True
    if locked.state != "confirmed":
        raise NotSeated
    grants_open = list(grants.of_couple(locked.couple_id).filter(therapist_id=locked.therapist_id).exclude(scope=TABLE))
    mine = [grant for grant in grants_open if grant.owner_id in {None, viewer.person_id}]
    grants.close(mine)
    joint = [grant for grant in mine if grant.owner_id is None]
    _forget_statements(locked, mine)
    _forget_yeses(locked, joint)
    ScopeYes.objects.filter(engagement=locked).delete()
    if len(mine) < len(grants_open):
        if joint:  # what was the viewer's own was never the partner's to know
            partner_events.take_back(OPENED, locked.pk)
            partner_events.tell_partner(CLOSED, locked.pk, occasion=now().isoformat())
        return False
    end(locked)
    partner_events.tell_partner(LEFT, locked.pk)
    return True


def end(engagement: Engagement) -> None:
    """The engagement is over, by one of the two; inside an act that has said why."""
    close(engagement)
    audit.record("engagement.ended", engagement)


def close(engagement: Engagement) -> None:
    """Nothing of an engagement is open any more, and nothing waits for it; its row stays. Inside an act, which logs it."""
    if engagement.therapist_id is not None:
        grants.close_all(couple_id=engagement.couple_id, therapist_id=engagement.therapist_id)
    _forget(engagement.pk)
    engagement.ended_at = now()
    engagement.token = engagement.token_hash = ""
    engagement.save(update_fields=["ended_at", "token", "token_hash"])


def end_for_couple(couple_id: UUID, person_id: UUID) -> None:
    """When two part: every engagement of theirs is over, and what one of them had copied or pressed for it is gone."""
    rows = unscoped.queryset(Engagement, "consent.end").filter(couple_id=couple_id, ended_at=None)
    rows.update(ended_at=now(), token_hash="")
    grants.close_all(couple_id=couple_id)
    own = {"owner_id": person_id, "engagement__couple_id": couple_id}
    unscoped.queryset(ScopeYes, "consent.end").filter(**own).delete()
    unscoped.queryset(TherapistStatement, "consent.end").filter(**own).delete()


def _lock(engagement: Engagement, *, seated: bool = True) -> Engagement:
    """The engagement, locked: two yeses at once are decided one after the other."""
    locked = Engagement.objects.select_for_update().get(pk=engagement.pk)
    if seated and locked.state != "confirmed":
        raise NotSeated
    return locked


def _open_own(engagement: Engagement, scope: str, item: str, days: int) -> Grant:
    viewer = current_viewer()
    if str(viewer.person_id) not in item.split(":"):
        msg = "What is the partner's own is the partner's to open."
        raise ValueError(msg)
    ends_at = now() + timedelta(days=days)
    return grants.open_to(_therapist(engagement), scope, item, ends_at=ends_at, owner_id=viewer.person_id)


def _say_yes(engagement: Engagement, scope: str, item: str, days: int) -> Grant | None:
    viewer = current_viewer()
    part: dict[str, Any] = {"engagement": engagement, "scope": scope, "item": item}
    ScopeYes.objects.update_or_create(owner_id=viewer.person_id, **part, defaults={"days": days, "at": now()})
    theirs = unscoped.queryset(ScopeYes, "consent.both").filter(owner_id=viewer.partner_id, **part)
    other = theirs.values_list("days", flat=True).first()
    if viewer.partner_id is None or other is None:
        return None
    ends_at = now() + timedelta(days=min(days, other))
    grant = grants.open_to(_therapist(engagement), scope, item, ends_at=ends_at)
    theirs.delete()
    ScopeYes.objects.filter(owner_id=viewer.person_id, **part).delete()
    return grant


def _copy_statements(engagement: Engagement, owner_id: UUID, statements: Iterable[Statement]) -> None:
    TherapistStatement.objects.filter(owner_id=owner_id, engagement=engagement).delete()
    for statement in statements:
        TherapistStatement.objects.create(
            owner_id=owner_id, engagement=engagement, kind=statement.kind, figures=copy_of(statement)
        )


def _forget_statements(engagement: Engagement, closed: Iterable[Grant]) -> None:
    if any(grant.scope == scopes.STATEMENTS for grant in closed):
        TherapistStatement.objects.filter(owner_id=current_viewer().person_id, engagement=engagement).delete()


def _forget_yeses(engagement: Engagement, closed: Iterable[Grant]) -> None:
    """Of what was joint and is closed no yes waits on, whoever's: both are asked anew."""
    for grant in closed:
        rows = unscoped.queryset(ScopeYes, "consent.both").filter(engagement=engagement)
        rows.filter(scope=grant.scope, item=grant.item).delete()


def _forget(engagement_id: UUID) -> None:
    """Of an engagement that is over: whatever yes still waited, and what either had copied for it, is gone."""
    unscoped.queryset(ScopeYes, "consent.end").filter(engagement_id=engagement_id).delete()
    unscoped.queryset(TherapistStatement, "consent.end").filter(engagement_id=engagement_id).delete()


def _therapist(engagement: Engagement) -> UUID:
    if engagement.therapist_id is None:
        raise NotSeated
    return engagement.therapist_id
