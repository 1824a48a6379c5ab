"""Asking a therapist to the table, accepting, and the yes of whoever asked: what is shared begins after that, and by other yeses.

A link can be handed on, and a name can be anybody's: nobody sits at a table before whoever asked has read who came.
"""

import secrets
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from our2souls.care.consent import actions as consent_actions
from our2souls.care.consent.models import Engagement
from our2souls.care.invitations import queries
from our2souls.care.invitations.queries import DEAD, InvitationRefused, TherapistInvitation
from our2souls.delivery import outbox, partner_events
from our2souls.lib.clock import now
from our2souls.lib.text_direction import isolated
from our2souls.people.models import Partnership, Person
from our2souls.privacy import audit, unscoped
from our2souls.privacy.audiences import grants
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import TABLE, Viewer, current_viewer, viewing

GOOD_FOR = timedelta(days=14)
MOST = 5
"""So many therapists at most sit at one table or are asked to it at the same time."""
INVITED, SEATED = "therapist_invited", "therapist_seated"
"""The partner events of what happens here."""
ACCEPTED, ASKED, CONFIRMED, RESIGNED = (
    *("therapist_accepted", "therapist_asked", "therapist_confirmed", "therapist_resigned"),
)
"""What whoever asked, the therapist, and both of a couple are told."""


@act
def invite(*, name: str = "", therapist_id: UUID | None = None, entry_id: UUID | None = None) -> Engagement:
    """Ask a therapist to the viewer's table: one from the list (`therapist_id`, `entry_id`, `name`), or whoever gets the link.

    Raises InvitationRefused for somebody in no couple, when this one sits there or is asked already, and beyond MOST.
    """
    viewer = current_viewer()
    if viewer.couple_id is None or viewer.partner_id is None:
        raise InvitationRefused(_("A therapist is asked by two: join with your partner first."))
    standing = Engagement.objects.select_for_update().filter(couple_id=viewer.couple_id, ended_at=None)
    lapsed = [row for row in standing if row.state == "invited" and row.expires_at <= now()]
    for row in lapsed:
        consent_actions.end(row)
    alive = [row for row in standing if row not in lapsed]
    if therapist_id is not None and any(row.therapist_id == therapist_id for row in alive):
        raise InvitationRefused(_("%(name)s has been asked already.") % {"name": name})
    if len(alive) >= MOST:
        raise InvitationRefused(_("There are five already. End one of them first."))
    token = "" if therapist_id else secrets.token_urlsafe(18)
    engagement = Engagement.objects.create(
        couple_id=viewer.couple_id,
        invited_by_id=viewer.person_id,
        therapist_id=therapist_id,
        entry=entry_id,
        name=isolated(name),
        token=token,
        token_hash=queries.hash_of(token) if token else "",
        expires_at=now() + GOOD_FOR,
    )
    audit.record("engagement.invited", engagement)
    partner_events.tell_partner(INVITED, engagement.pk)
    if therapist_id is not None:
        outbox.notify(to=therapist_id, notice=ASKED, about=engagement.pk, key=f"{ASKED}:{engagement.pk}")
    return engagement


@act
def withdraw(engagement: Engagement) -> None:
    """Whoever asked takes it back, or doesn't want whoever came. Raises InvitationRefused for the partner, and once confirmed."""
    locked = Engagement.objects.select_for_update().get(pk=engagement.pk)
    if locked.invited_by_id != current_viewer().person_id or locked.state not in {"invited", "accepted"}:
        raise InvitationRefused(_("Only whoever asked can take the invitation back."))
    consent_actions.end(locked)
    partner_events.take_back(INVITED, locked.pk)
    if locked.therapist_id is not None:
        outbox.cancel_about(locked.therapist_id, locked.pk, notice=ASKED)


@act
@unscoped.door("therapist.invitation")
def accept(person: Person, invitation: TherapistInvitation) -> None:
    """A therapist's yes; whoever asked still has to say theirs, and nothing opens by either.

    Raises InvitationRefused when it holds no more, for the two themselves, for whoever was a partner of one of them, and for
    somebody who sits at this table.
    """
    row = queries.open_rows().select_for_update(of=("self",)).filter(pk=invitation.id).first()
    if row is None or row.therapist_id not in {None, person.pk}:
        raise InvitationRefused(DEAD)
    if _is_near(person.pk, row.couple_id):
        raise InvitationRefused(_("This invitation can’t be taken with this account."))
    others = unscoped.queryset(Engagement, "therapist.invitation").filter(couple_id=row.couple_id, ended_at=None)
    if others.filter(therapist_id=person.pk).exclude(pk=row.pk).exists():
        raise InvitationRefused(_("You have been asked by this couple before. Look among your clients."))
    row.therapist_id, row.accepted_at = person.pk, now()
    if row.entry is None:  # from the list they are called as it says; a link named nobody
        row.name = isolated(person.name)
    row.token = row.token_hash = ""
    row.save(update_fields=["therapist", "accepted_at", "name", "token", "token_hash"])
    _record("engagement.accepted", row, person.pk)
    outbox.cancel_about(person.pk, row.pk, notice=ASKED)
    outbox.notify(to=row.invited_by_id, notice=ACCEPTED, about=row.pk, key=f"{ACCEPTED}:{row.pk}")


def _record(name: str, row: Engagement, person_id: UUID) -> None:
    """As somebody in no couple: in the log of the therapist's own couple, if they are in one, a client has no place."""
    with viewing(Viewer(person_id)):
        audit.record(name, row)


def _is_near(person_id: UUID, couple_id: UUID) -> bool:
    """Whether somebody is, or was, the partner of one of a couple: nobody's therapist is both."""
    pair = Partnership.objects.filter(couple_id=couple_id).values_list("person_id", flat=True)
    shared = Partnership.objects.filter(person_id__in=list(pair)).values_list("couple_id", flat=True)
    return Partnership.objects.filter(couple_id__in=list(shared), person_id=person_id).exists()


@act
@unscoped.door("therapist.invitation")
def decline(person: Person, invitation: TherapistInvitation) -> None:
    """A therapist who was asked from the list would rather not; of a link nobody learns that it was opened."""
    row = queries.open_rows().select_for_update(of=("self",)).filter(pk=invitation.id, therapist_id=person.pk).first()
    if row is not None:
        row.ended_at = now()
        row.save(update_fields=["ended_at"])
        _record("engagement.declined", row, person.pk)


@act
def confirm(engagement: Engagement, *, shown_id: UUID) -> Engagement:
    """The yes of whoever asked to who came (`shown_id`): from now on they sit at the table, where nothing is open yet.

    Raises InvitationRefused for the partner, and when nobody or somebody else waits there.
    """
    locked = Engagement.objects.select_for_update().get(pk=engagement.pk)
    waits = locked.state == "accepted" and locked.therapist_id == shown_id
    if not waits or locked.invited_by_id != current_viewer().person_id:
        raise InvitationRefused(_("Nobody waits for your answer here, or somebody else does by now."))
    locked.confirmed_at = now()
    locked.save(update_fields=["confirmed_at"])
    grants.open_to(shown_id, TABLE, str(locked.pk), ends_at=None)
    audit.record("engagement.confirmed", locked)
    outbox.cancel(key=f"{ACCEPTED}:{locked.pk}")
    partner_events.take_back(INVITED, locked.pk)
    partner_events.tell_partner(SEATED, locked.pk)
    outbox.notify(to=shown_id, notice=CONFIRMED, about=locked.pk, key=f"{CONFIRMED}:{locked.pk}")
    return locked


@act
@unscoped.door("therapist.invitation")
def resign(person_id: UUID, engagement_id: UUID) -> None:
    """A therapist leaves the table: everything that was open closes, and both are told."""
    rows = unscoped.queryset(Engagement, "therapist.invitation").filter(therapist_id=person_id, ended_at=None)
    row = rows.select_for_update().filter(pk=engagement_id).first()
    if row is None:
        return
    consent_actions.close(row)
    _record("engagement.resigned", row, person_id)
    if row.confirmed_at is not None:
        pair = Partnership.objects.filter(couple_id=row.couple_id, left_at=None).values_list("person_id", flat=True)
        for partner_id in list(pair):
            outbox.notify(to=partner_id, notice=RESIGNED, about=row.pk, key=f"{RESIGNED}:{row.pk}:{partner_id}")


def resign_all(person_id: UUID) -> None:
    """Somebody is erased: they leave every table at which they sit or were asked to sit."""
    rows = unscoped.queryset(Engagement, "therapist.invitation").filter(therapist_id=person_id, ended_at=None)
    for engagement_id in list(rows.values_list("pk", flat=True)):
        resign(person_id, engagement_id)
