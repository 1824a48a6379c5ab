"""Rows of consent: who was asked to the table, whose yes waits for the other's, what was copied by its owner's yes.

What holds is a `privacy.Grant`; these rows are how two come to one.
"""

from django.db import models
from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import CoupleModel, Opening, PersonalModel

PERSON = "people.Person"


class Engagement(CoupleModel):
    """One therapist at the table of a couple: asked by one partner, accepted by the therapist, confirmed by whoever asked.

    `name` is what they are called here: as the list says, or as they are called when they accept. One who was asked from the list
    is named already. `entry` is the id of an entry, which may be gone. Ended, an engagement stays to be read.
    """

    seal_name = "engagement"
    therapist_grants = (Opening("table", by=("id",)),)
    invited_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    entry = models.UUIDField(null=True)
    therapist = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    name = EncryptedText(seal="name")
    token = EncryptedText(seal="token")
    token_hash = models.CharField(max_length=64, blank=True)
    invited_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["couple", "therapist"],
                condition=Q(ended_at=None, therapist__isnull=False),
                name="one_engagement_a_therapist",
            ),
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="one_engagement_a_link"),
        ]
        indexes = [models.Index(fields=["therapist", "-confirmed_at"], name="engagements_of_therapist")]

    @property
    def state(self) -> str:
        """Invited · accepted (waits for the yes of whoever asked) · confirmed · ended."""
        if self.ended_at:
            return "ended"
        if self.confirmed_at:
            return "confirmed"
        return "accepted" if self.accepted_at else "invited"


class ScopeYes(PersonalModel):
    """A partner's yes to a joint part, which waits for the other's; with it both become a grant, and both rows go.

    Nobody but its owner reads it. `days`: for how long; the shorter of the two holds.
    """

    seal_name = "scope_yes"
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=12)
    item = models.CharField(max_length=100, blank=True)
    days = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "engagement", "scope", "item"], name="one_scope_yes_each")
        ]


class TherapistStatement(PersonalModel):
    """A statement about its owner as it stood when they opened it to a therapist: a copy, nothing is worked out for these."""

    seal_name = "therapist_statement"
    therapist_grants = (Opening("statements", by=("engagement_id", "owner_id")),)
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    figures = EncryptedJSON(seal="figures")
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "engagement", "kind"], name="one_therapist_statement_each")
        ]
