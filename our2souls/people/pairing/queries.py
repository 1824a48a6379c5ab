"""Invitations that one person has given or taken, as pages ask for them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.people.models import Invitation, Person
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer, viewing


@dataclass(frozen=True, slots=True)
class InvitationPreview:
    """An invitation as the one who was invited sees it."""

    id: UUID
    inviter_id: UUID
    inviter_name: str
    inviter_hue: str
    words: str
    expires_at: datetime


def preview_of(found: Invitation) -> InvitationPreview:
    """An invitation as whoever holds it sees it; the caller has found it through its door."""
    inviter = found.owner
    with viewing(Viewer(inviter.pk)):  # the inviter wrote these words for whoever holds the link
        words = found.words
    return InvitationPreview(found.pk, inviter.pk, inviter.name, inviter.hue, words, found.expires_at)


def accepted_preview(person: Person) -> InvitationPreview | None:
    """The invitation this person has taken and whose sender has not answered yet."""
    rows = unscoped.queryset(Invitation, "invitation.redeem")
    found = rows.filter(accepted_by=person, revoked_at=None, confirmed_at=None).select_related("owner").first()
    return preview_of(found) if found else None


@dataclass(frozen=True, slots=True)
class PersonInvitations:
    """What concerns one person: the open invitation given, the one taken, whether the last one taken holds no more."""

    given: Invitation | None
    taken: InvitationPreview | None
    lapsed: bool


def invitations_of(person: Person) -> PersonInvitations:
    """`actions.open_invitation` and `accepted_preview` at once, and what became of the last wish to join; one query."""
    rows = unscoped.queryset(Invitation, "invitation.redeem").select_related("owner", "accepted_by")
    mine = Q(owner=person, revoked_at=None) | Q(accepted_by=person)
    found = list(rows.filter(mine, confirmed_at=None))
    given = next((each for each in found if each.owner_id == person.pk and each.revoked_at is None), None)
    if given and given.accepted_by_id is None and given.expires_at <= now():
        given = None
    wishes = [each for each in found if each.accepted_by_id == person.pk]
    wish = next((each for each in wishes if each.revoked_at is None), None)
    return PersonInvitations(given, preview_of(wish) if wish else None, lapsed=bool(wishes) and wish is None)
