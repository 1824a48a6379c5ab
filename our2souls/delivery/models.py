"""Rows of delivery: what comes round, what is due to whom on which channel, and who wants what.

They hold references and moments, never words: a notice is put into words when it is shown or sent, and permission is
asked again then. Each state is a moment (sent, seen, cancelled, given up), so a row tells what happened to it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.lib.clock import now
from our2souls.privacy.scoping import Personal


class Schedule(Personal):
    """That something comes round for somebody: from an anchor date, by a rule, at an hour of their own clock.

    `next_on` is the local date of the next occasion and names it; `next_at` is when the worker looks, computed from
    it and the person's zone. `couple` is set for what the two share and ends with them.
    """

    kind = models.CharField(max_length=40)
    about = models.UUIDField()
    couple = models.UUIDField(null=True)
    rule = models.CharField(max_length=20)
    anchor = models.DateField()
    hour = models.TimeField()
    next_on = models.DateField()
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    kept_at = models.DateTimeField(default=now)
    paused_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind", "about"], name="one_schedule_per_thing")]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(paused_at=None), name="schedules_due"),
            models.Index(fields=["about"], name="schedules_about"),
            models.Index(fields=["couple"], condition=Q(couple__isnull=False), name="schedules_of_couple"),
        ]


class Delivery(Personal):
    """One notice for one person on one channel. `key` names the occasion: a person hears of it once on each channel.

    For the inbox `seen_at` ends it, for mail `sent_at`, `given_up_at`; `cancelled_at` ends either. `lease_until` says
    that a worker holds the row; a lease that ran out frees it.
    """

    class Channel(models.TextChoices):
        """How a notice reaches somebody."""

        INAPP = "inapp", _("In the app")
        EMAIL = "email", _("By mail")

    notice = models.CharField(max_length=40)
    about = models.UUIDField()
    couple = models.UUIDField(null=True)
    channel = models.CharField(max_length=8, choices=Channel)
    key = models.CharField(max_length=120)
    made_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "channel", "key"], name="one_notice_per_occasion")]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(channel="email", sent_at=None, cancelled_at=None, given_up_at=None),
                name="mails_due",
            ),
            models.Index(
                fields=["owner", "due_at", "id"], condition=Q(channel="inapp", cancelled_at=None), name="inbox"
            ),
            models.Index(
                fields=["owner", "due_at"],
                condition=Q(channel="inapp", cancelled_at=None, seen_at=None),
                name="inbox_waiting",
            ),
            models.Index(fields=["about"], name="deliveries_about"),
            models.Index(fields=["key"], name="deliveries_by_key"),
            models.Index(fields=["couple"], condition=Q(couple__isnull=False), name="deliveries_of_couple"),
        ]


class Preference(Personal):
    """On which channels somebody wants notices of one kind; without a row, on all of them."""

    kind = models.CharField(max_length=40)
    inapp = models.BooleanField(default=True)
    email = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind"], name="one_preference_per_kind")]
