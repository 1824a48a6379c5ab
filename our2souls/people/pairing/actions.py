"""Pairing: one invites, the other joins, the one who invited says yes once more. And leaving, which needs nobody.

Races are settled by the database: an invitation is taken by one conditional update, and nobody is in two couples
because a constraint says so. Every refusal is a sentence that the page can show.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import outbox
from our2souls.lib.clock import now
from our2souls.people.choices import hues
from our2souls.people.choices.notice_delays import SAFE_DELAY
from our2souls.people.models import Couple, Invitation, Partnership, Person
from our2souls.people.pairing.queries import InvitationPreview, preview_of
from our2souls.privacy import audit, unscoped
from our2souls.privacy.audiences import sharing
from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.transaction import act

GOOD_FOR = timedelta(days=7)
CODE_DIGITS = 8
DEAD = _("This invitation doesn’t work any more, or the code isn’t quite right. Ask for a new one.")
NO_COUPLE = _("You are in no couple here.")
LEFT, JOINED, CONFIRMED = "people.left", "people.joined", "people.confirmed"


class PairingRefused(Exception):
    """What was asked for cannot be; the sentence says why, kindly."""

    def __init__(self, sentence: object) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def _hash(secret: str) -> str:
    """Keyed, so that whoever reads the database cannot try all eight digits."""
    return hmac.new(settings.SECRET_KEY.encode(), f"invitation:{secret}".encode(), hashlib.sha256).hexdigest()


def in_couple(person_id: UUID) -> bool:
    """Whether the person is in a couple now."""
    return Partnership.objects.filter(person_id=person_id, left_at=None).exists()


@act
def invite(person: Person, *, words: str = "") -> Invitation:
    """Make an invitation, good for one person and seven days; an earlier open one stops working.

    Raises PairingRefused when the person is in a couple already, or somebody has joined and waits for their answer.
    """
    if in_couple(person.pk):
        raise PairingRefused(_("You two are a couple here already."))
    waiting = open_invitation(person)
    if waiting is not None and waiting.accepted_by_id is not None:
        raise PairingRefused(_("Somebody has joined and waits for your answer."))
    revoke_invitation(person)
    forget_lapsed(person.pk)
    token, code = secrets.token_urlsafe(12), "".join(secrets.choice("0123456789") for _digit in range(CODE_DIGITS))
    invitation = Invitation.objects.create(
        owner=person,
        token=token,
        code=code,
        token_hash=_hash(token),
        code_hash=_hash(code),
        words=words,
        expires_at=now() + GOOD_FOR,
    )
    audit.record("invitation.made", invitation)
    return invitation


def open_invitation(person: Person) -> Invitation | None:
    """The person's own invitation, taken or not, that is neither revoked, used up nor past its day."""
    found = (
        Invitation.objects.filter(owner=person, revoked_at=None, confirmed_at=None)
        .select_related("accepted_by")
        .first()
    )
    if found is None or (found.accepted_by_id is None and found.expires_at <= now()):
        return None
    return found


def revoke_invitation(person: Person) -> bool:
    """Stop the person's open invitation at once; says whether there was one."""
    found = unscoped.queryset(Invitation, "invitation.redeem").filter(owner=person, revoked_at=None, confirmed_at=None)
    return bool(found.update(revoked_at=now()))


def preview_for(secret: str) -> InvitationPreview:
    """What an invitation's link or code leads to.

    Raises PairingRefused, with the same sentence whether it never was, was taken back, was used or has ended.
    """
    digits = "".join(secret.split()).replace("-", "")
    hashes = {_hash(secret.strip()), _hash(digits)}
    rows = unscoped.queryset(Invitation, "invitation.redeem")
    open_rows = _free(rows)
    found = open_rows.filter(token_hash__in=hashes).first() or open_rows.filter(code_hash__in=hashes).first()
    if found is None:
        raise PairingRefused(DEAD)
    return preview_of(found)


def renew_invitation(invitation_id: UUID) -> InvitationPreview:
    """The offer that this browser has opened before by its link or code, as it stands now.

    Raises PairingRefused when it is not open any more.
    """
    found = _free(unscoped.queryset(Invitation, "invitation.redeem")).filter(pk=invitation_id).first()
    if found is None:
        raise PairingRefused(DEAD)
    return preview_of(found)


def _free(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Invitations that nobody has used, and that still hold."""
    open_rows = rows.filter(accepted_by=None, revoked_at=None, confirmed_at=None, expires_at__gt=now())
    return open_rows.filter(owner__is_active=True).select_related("owner")


@act
@unscoped.door("invitation.redeem")
def accept(person: Person, offer: InvitationPreview, *, hue: str) -> None:
    """Say that one would like to join; the sender confirms.

    Raises PairingRefused when it is one's own, somebody else was first, one is in a couple, or the hue is the inviter's.
    """
    if offer.inviter_id == person.pk:
        raise PairingRefused(_("This invitation is your own. Hand it to your partner."))
    if in_couple(person.pk):
        raise PairingRefused(_("You are in a couple here already. You can be in one at a time."))
    if hue == offer.inviter_hue or hue not in hues.NAMES:
        raise PairingRefused(_("Choose one of the other colours."))
    free = unscoped.queryset(Invitation, "invitation.redeem").filter(
        pk=offer.id, accepted_by=None, revoked_at=None, confirmed_at=None, expires_at__gt=now()
    )
    try:
        with transaction.atomic():
            won = free.update(accepted_by=person, accepted_at=now())
    except IntegrityError:
        raise PairingRefused(_("You have taken another invitation. Leave that one first.")) from None
    if not won:
        raise PairingRefused(_("Somebody has used this invitation just now. Ask for a new one."))
    forget_lapsed(person.pk)
    Person.objects.filter(pk=person.pk).update(hue=hue)
    audit.record("invitation.taken", person_id=person.pk)
    outbox.notify(to=offer.inviter_id, notice=JOINED, about=offer.id, key=f"{JOINED}:{offer.id}")


def withdraw(person: Person) -> None:
    """Take back one's wish to join, before it is confirmed; the invitation is used up."""
    rows = unscoped.queryset(Invitation, "invitation.redeem").filter(accepted_by=person, confirmed_at=None)
    rows.filter(revoked_at=None).update(revoked_at=now(), accepted_by=None)  # one's own end of it is told to nobody


def forget_lapsed(*person_ids: UUID) -> None:
    """Put away what home says about a wish to join that came to nothing."""
    rows = unscoped.queryset(Invitation, "invitation.redeem").filter(accepted_by__in=person_ids, confirmed_at=None)
    rows.exclude(revoked_at=None).update(accepted_by=None)


@act
@unscoped.door("invitation.redeem")
def confirm(person: Person, *, shown_id: UUID | None = None) -> Couple:
    """The sender's yes to who joined: from now on the two are a couple.

    `shown_id` is the person that the sender was asked about. Raises PairingRefused when nobody has joined, or somebody else, one
    of the two is in a couple by now, or both have the same hue since the sender changed theirs.
    """
    asked = Invitation.objects.filter(revoked_at=None, confirmed_at=None)
    both = {person.pk, *asked.values_list("accepted_by", flat=True)}
    # People first and in one order, so that two who say yes to each other at once wait for each other by turns.
    list(Person.objects.select_for_update().filter(pk__in=both - {None}).order_by("pk"))
    invitation = asked.select_for_update().first()
    if invitation is None or invitation.accepted_by is None or shown_id not in {None, invitation.accepted_by_id}:
        raise PairingRefused(_("Nobody has joined yet, or they have changed their mind."))
    if invitation.accepted_by.hue == Person.objects.get(pk=person.pk).hue:
        raise PairingRefused(_("You two have the same colour. Choose another in your profile first."))
    couple, joined = Couple.objects.create(), invitation.accepted_by
    try:
        with transaction.atomic():
            Partnership.objects.create(couple=couple, person=person, place="a")
            Partnership.objects.create(couple=couple, person=joined, place="b")
    except IntegrityError:
        raise PairingRefused(_("One of you is in a couple here already.")) from None
    invitation.confirmed_at = now()
    invitation.save(update_fields=["confirmed_at"])
    _end(unscoped.queryset(Invitation, "invitation.redeem"), [person.pk, joined.pk])
    forget_lapsed(person.pk, joined.pk)
    audit.record("couple.started", couple)
    outbox.cancel(key=f"{JOINED}:{invitation.pk}")
    _withdraw_waiting_ends(person.pk, joined.pk)
    outbox.notify(to=joined.pk, notice=CONFIRMED, about=couple.pk, key=f"{CONFIRMED}:{couple.pk}")
    return couple


def _withdraw_waiting_ends(*person_ids: UUID) -> None:
    """Somebody who begins anew is not told afterwards that something has ended."""
    waiting = Partnership.objects.filter(person_id__in=person_ids, end_told_from__gt=now())
    for person_id, couple_id in waiting.values_list("person_id", "couple_id"):
        outbox.cancel_about(person_id, couple_id, notice=LEFT)
    waiting.update(end_told_from=None)


@act
@unscoped.door("separation")
def separate(person: Person, *, notice_delay: timedelta = SAFE_DELAY) -> None:
    """Leave the couple: alone, at once, without a reason. What either shared closes; nothing private opens.

    What they made together stays with both as a sealed copy. The other one is told after `notice_delay`, once, in neutral
    words. Raises PairingRefused when the person is in no couple.
    """
    if not (mine := Partnership.objects.filter(person=person, left_at=None).first()):
        raise PairingRefused(NO_COUPLE)
    Couple.objects.select_for_update().get(pk=mine.couple_id)  # so that two who leave at once do so one after the other
    both = list(Partnership.objects.filter(couple_id=mine.couple_id, left_at=None).values_list("person_id", flat=True))
    if person.pk not in both:
        raise PairingRefused(NO_COUPLE)
    at = now()
    for person_id in both:
        for data in personal_data_registry.packages():
            data.on_separation(mine.couple_id, person_id)
    for partnership in Partnership.objects.filter(couple_id=mine.couple_id, left_at=None).select_related("person"):
        partnership.left_at = at
        partnership.end_told_from = at if partnership.person_id == person.pk else at + notice_delay
        partnership.name_at_end = partnership.person.name
        partnership.save(update_fields=["left_at", "end_told_from", "name_at_end"])
    Couple.objects.filter(pk=mine.couple_id).update(ended_at=at)
    _end(unscoped.queryset(Invitation, "separation"), both)
    sharing.unshare_all(mine.couple_id)
    audit.record("couple.left", person_id=person.pk)
    for other in set(both) - {person.pk}:
        key = f"{LEFT}:{mine.couple_id}"
        outbox.notify(to=other, notice=LEFT, about=mine.couple_id, key=key, at=at + notice_delay)


def _end(rows: QuerySet[Invitation], people: list[UUID]) -> None:
    """Whatever else these people had sent or taken holds no more."""
    still_open = rows.filter(revoked_at=None, confirmed_at=None)
    still_open.filter(Q(owner_id__in=people) | Q(accepted_by_id__in=people)).update(revoked_at=now())
