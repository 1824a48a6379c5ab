"""Rows of delivery: what comes round, what is due to whom on which channel, and who wants what.

They hold references and moments, never words: a notice is put into words when it is shown or sent, and permission is
asked again then. Each state is a moment (sent, seen, cancelled, given up), so a row tells what happened to it.
"""

from enum import Enum, auto
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from our2souls.lib.clock import now, today
from our2souls.privacy.fields import EncryptedJSON, EncryptedText
from our2souls.privacy.scoping import PersonalModel


class Tense(Enum):
    """Whether the day of an occurrence is to come, is today, or is over."""

    FUTURE = auto()
    PRESENT = auto()
    PAST = auto()


class Schedule(PersonalModel):
    """That something comes round for somebody: from an anchor date, by a rule, at an hour of their own clock.

    `next_on` is the local date of the next occurrence and names it; `next_at` is when the worker looks, computed from
    it and the zone: one of the schedule's own, or with "" the one its person lives in; `lead` is how many minutes
    before it is told. `couple` is set for what the two share and ends with them. `ended_at` is when what comes `schedules.ONCE`
    had come.
    """

    seal_name = "schedule"
    kind = models.CharField(max_length=40)
    about = models.UUIDField()
    couple = models.UUIDField(null=True)
    rule = models.CharField(max_length=80)
    zone = models.CharField(max_length=64, blank=True)
    anchor = models.DateField()
    hour = models.TimeField()
    lead = models.PositiveIntegerField(default=0)
    next_on = models.DateField()
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    scheduled_at = models.DateTimeField(default=now)
    paused_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind", "about"], name="one_schedule_per_thing")]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(paused_at=None), name="schedules_due"),
            models.Index(fields=["about"], name="schedules_about"),
            models.Index(fields=["couple"], condition=Q(couple__isnull=False), name="schedules_of_couple"),
        ]


class QueuedMessage(models.Model):
    """What a worker brings by mail, from `due_at` on: `sent_at` or `given_up_at` ends it.

    `lease_until` says that a worker holds the row; a lease that ran out frees it. Until `next_try_at` the row rests, after
    a failure or in quiet hours. `failing_since` and `error` tell of a mail that has failed `attempts` times: since when, and
    the kind and number of the last failure, never the server's own words.
    """

    made_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    error = models.CharField(max_length=60, default="")
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Notification(PersonalModel, QueuedMessage):
    """One notice for one person on one channel. `key` names the occurrence: a person hears of it once on each channel.

    `occurs_at` is the moment of the occurrence itself, where it has one: with a lead it lies after `due_at`.
    For the inbox `seen_at` ends it, for mail being sent or given up; `cancelled_at` ends either. `round` counts how often it was
    put off after it had been sent: it comes once more then, as the same row. `taken_by` names the devices that have a push while
    others could not be reached (see `channels.devices`).
    """

    seal_name = "notification"

    class Channel(models.TextChoices):
        """How a notice reaches somebody."""

        INAPP = "inapp", _("In the app")
        PUSH = "push", _("On a device")
        EMAIL = "email", _("By email")

    notice = models.CharField(max_length=40)
    about = models.UUIDField()
    couple = models.UUIDField(null=True)
    channel = models.CharField(max_length=8, choices=Channel)
    key = models.CharField(max_length=120)
    occurs_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    round = models.PositiveSmallIntegerField(default=0)
    taken_by = models.TextField(default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "channel", "key"], name="one_notice_per_occurrence")]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(channel="email", sent_at=None, cancelled_at=None, given_up_at=None),
                name="mails_due",
            ),
            models.Index(
                fields=["due_at"],
                condition=Q(channel="push", sent_at=None, cancelled_at=None, given_up_at=None),
                name="pushes_due",
            ),
            models.Index(
                fields=["owner", "due_at", "id"], condition=Q(channel="inapp", cancelled_at=None), name="inbox"
            ),
            models.Index(
                fields=["owner", "due_at"],
                condition=Q(channel="inapp", cancelled_at=None, seen_at=None),
                name="inbox_waiting",
            ),
            models.Index(
                fields=["channel"],
                condition=Q(given_up_at__isnull=False, sent_at=None, cancelled_at=None),
                name="notices_given_up",
            ),
            models.Index(fields=["about"], name="deliveries_about"),
            models.Index(fields=["key"], name="deliveries_by_key"),
            models.Index(fields=["couple"], condition=Q(couple__isnull=False), name="deliveries_of_couple"),
        ]

    def tense(self, zone: ZoneInfo) -> Tense:
        """Whether the day of the occurrence lies ahead or behind for somebody in a zone; what has none is always of today."""
        if self.occurs_at is None:
            return Tense.PRESENT
        day, here = self.occurs_at.astimezone(zone).date(), today(zone)
        return Tense.PRESENT if day == here else Tense.FUTURE if day > here else Tense.PAST


class AccountMail(QueuedMessage):
    """One mail around an account: a code, or that something about signing in has changed.

    It is nobody's row: it may go to somebody who has no account, or none yet. `address` is a keyed hash of whom it goes to.
    `sealed` holds address and words under a key of the instance, until the mail went out; then only the fact is left.
    `number` counts the mails to an address. One `for_nobody` was asked for at an address without an account: it costs
    what every other one costs, and is never sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=60)
    address = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    limited = models.BooleanField()
    for_nobody = models.BooleanField()
    sealed = models.TextField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["address", "number"], name="one_account_mail_per_number")]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at=None, given_up_at=None, for_nobody=False),
                name="account_mails_due",
            ),
            models.Index(fields=["made_at"], name="account_mails_by_age"),
        ]


class PushDevice(PersonalModel):
    """A browser that somebody turned notifications on in: where its push service takes them, and the keys to encrypt them for it.

    `digest` is a keyed hash of the address, by which it is found again; `session` one of the session that turned it on, with which
    it ends, and whose key lies sealed beside it.
    """

    seal_name = "push_device"
    endpoint = EncryptedText(seal="endpoint")
    keys = EncryptedJSON(seal="keys")
    label = EncryptedText(seal="label")
    digest = models.CharField(max_length=64, unique=True)
    session = models.CharField(max_length=64)
    session_key = EncryptedText(seal="session_key")
    made_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["owner"], name="push_devices_of_owner")]


class Preference(PersonalModel):
    """On which channels somebody wants notices of one category; without a row, as the category has it unasked.

    `named` says that a mail or a device may say what it is about; `lead`, how many minutes before its time it is told (None: as
    the category has it); `digest`, that it comes with the weekly letter and in no mail of its own. Until `muted_until` nothing
    leaves the app; `loud` is what may come in quiet hours.
    """

    seal_name = "channel_preference"
    category = models.CharField(max_length=40)
    inapp = models.BooleanField(default=True)
    email = models.BooleanField(default=True)
    push = models.BooleanField(default=True)
    named = models.BooleanField(default=False)
    lead = models.PositiveIntegerField(null=True)
    digest = models.BooleanField(default=False)
    loud = models.BooleanField(default=False)
    muted_until = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "category"], name="one_preference_per_category")]
