"""What an invitation's link leads a therapist to, and which invitations wait for their answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from our2souls.care.consent.models import Engagement
from our2souls.lib.clock import now
from our2souls.lib.text_direction import isolated
from our2souls.privacy import keys, unscoped
from our2souls.privacy.viewer import Viewer

DEAD = _("This invitation doesn’t work any more. Ask whoever sent it for a new one.")


class InvitationRefused(Exception):
    """What was asked for cannot be; the sentence says why, kindly."""

    def __init__(self, sentence: object) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class TherapistInvitation:
    """An invitation as a therapist reads it: who asks, by name alone, and until when. Of the partner it says nothing."""

    id: UUID
    inviter_name: str
    expires_at: datetime
    is_by_link: bool


def hash_of(token: str) -> str:
    """Keyed, so that whoever reads the database can follow no link."""
    return keys.digest_for_instance(token, "therapist invitation")


def invitation_of(token: str) -> TherapistInvitation:
    """What a link leads to. Raises InvitationRefused, with one sentence whatever became of it."""
    return _one(open_rows().filter(token_hash=hash_of(token.strip())))


def invitation_again(invitation_id: UUID, viewer: Viewer) -> TherapistInvitation:
    """The same, opened before in this browser, or sent to the viewer from the list. Raises InvitationRefused."""
    rows = open_rows().filter(pk=invitation_id)
    return _one(rows.filter(therapist_id=viewer.person_id) | rows.filter(therapist=None))


def invitations_for(viewer: Viewer) -> list[TherapistInvitation]:
    """Those sent to the viewer from the list that wait for their answer; one query."""
    rows = open_rows().filter(therapist_id=viewer.person_id).order_by("-invited_at")
    return [_of(row) for row in rows]


def accepted_by(viewer: Viewer) -> int:
    """How many the viewer has accepted that wait for the couple's yes."""
    rows = unscoped.queryset(Engagement, "therapist.invitation")
    return (
        rows.filter(therapist_id=viewer.person_id, confirmed_at=None, ended_at=None).exclude(accepted_at=None).count()
    )


def open_rows() -> QuerySet[Engagement]:
    """Invitations that nobody has answered and that still hold; whoever sent them is in that couple."""
    rows = unscoped.queryset(Engagement, "therapist.invitation").select_related("invited_by")
    return rows.filter(accepted_at=None, ended_at=None, expires_at__gt=now(), couple__ended_at=None)


def _one(rows: QuerySet[Engagement]) -> TherapistInvitation:
    found = rows.first()
    if found is None:
        raise InvitationRefused(DEAD)
    return _of(found)


def _of(row: Engagement) -> TherapistInvitation:
    return TherapistInvitation(row.pk, isolated(row.invited_by.name), row.expires_at, bool(row.token_hash))
