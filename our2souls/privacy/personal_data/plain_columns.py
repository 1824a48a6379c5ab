"""Why a column lies plain: every one that could hold words or figures has its reason here.

Told in docs/privacy/data-map.md and, in its reader’s language, on the privacy page.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Kinds = tuple[type[models.Field[Any, Any]], ...]


@dataclass(frozen=True, slots=True)
class PlainReason:
    """What such columns hold, in a word or two; why they lie plain; and their full names.

    `is_guarded` are hashes, and what is encrypted by other means than its column.
    """

    what: str | Promise
    why: str | Promise
    columns: str = ""
    is_guarded: bool = False


PLAIN: tuple[PlainReason, ...] = (
    PlainReason(
        _("choices from our lists"),
        _("a choice from a list of ours; lists and the horizon are put together by it"),
        """
    dreams.Dream.area dreams.Dream.horizon intentions.Intention.horizon intentions.Intention.rhythm
    intentions.Intention.starter_template milestones.RelationshipMilestone.precision vision.SharedNote.to
    vision.PersonalNote.to
        """,
    ),
    PlainReason(
        _("amounts and currency"),
        _("how much, in what currency: the database sums it up, so that long histories stay quick"),
        """
    intentions.Measure.target intentions.Measure.currency intentions.Measure.start intentions.Entry.amount
    intentions.EntryRevision.amount intentions.Budget.currency intentions.BudgetLine.planned intentions.BudgetLine.spent
        """,
    ),
    PlainReason(
        _("the place on the mood grid"),
        _(
            "the place on the grid, 1 to 5 each way: trends are read without opening rows, and whoever reads "
            "the database reads moods in it"
        ),
        "checkins.CheckIn.ease checkins.CheckIn.energy",
    ),
    PlainReason(
        _("which question of the test"),
        _("which test, which part of it, which question: what was answered is encrypted, that something was is not"),
        """
    readiness.Sitting.instrument readiness.Sitting.version readiness.Sitting.form readiness.Attempt.instrument
    readiness.Attempt.version readiness.Attempt.form readiness.Response.item readiness.AreaPress.area
    readiness.Reveal.form readiness.AreaOpening.form readiness.AreaOpening.area readiness.DisclosedAnswers.form
    readiness.DisclosedAnswers.area readiness.FollowUp.area readiness.FollowUp.topic
        """,
    ),
    PlainReason(
        _("figures over many couples"),
        _("of this server and of nobody: the tests that were begun with, and means over fifty couples or more"),
        """
    readiness.PublishedInstrument.instrument readiness.PublishedInstrument.version
    readiness.StrangersBaseline.instrument readiness.StrangersBaseline.version readiness.StrangersBaseline.area
    readiness.StrangersBaseline.alignment readiness.StrangersBaseline.couples
        """,
    ),
    PlainReason(
        _("states"),
        _("whether it can be seen, waits to be prepared, or could not be read"),
        "vision.SharedPhoto.state vision.PersonalPhoto.state vision.SharedMemo.state vision.PersonalMemo.state",
    ),
    PlainReason(
        _("where a form led"),
        _("where a form led that was sent: an address of ours, which holds ids"),
        "web.Submission.answer",
    ),
    PlainReason(
        _("which job"),
        _("which job, by the place of its code and the ids of rows; no words"),
        """
    django_tasks_database.DBTaskResult.status django_tasks_database.DBTaskResult.args_kwargs
    django_tasks_database.DBTaskResult.task_path django_tasks_database.DBTaskResult.worker_ids
    django_tasks_database.DBTaskResult.queue_name django_tasks_database.DBTaskResult.backend_name
    django_tasks_database.DBTaskResult.return_value django_tasks_database.DBTaskResult.exception_class_path
    django_tasks_database.DBTaskResult.traceback django_tasks_database.DBTaskResult.priority
        """,
    ),
    PlainReason(
        _("how a file is to be read"),
        _("how a file of one’s own is to be read"),
        """
    intentions.CsvUpload.order intentions.CsvUpload.decimal intentions.CsvUpload.columns intentions.CsvUpload.whose
        """,
    ),
    PlainReason(
        _("short answers"),
        _("which of a few short answers"),
        "dreams.OfferReply.answer intentions.OccurrenceOutcome.act checkins.CheckInResponse.kind",
    ),
    PlainReason(
        _("what kind it is"),
        _("a name from our code: what kind of thing, act or notice it is"),
        """
    intentions.HistoryEntry.act dreams.DreamEvent.act intentions.TextRevision.column vision.SharedNote.kind
    vision.PersonalNote.kind delivery.Schedule.kind readiness.FollowUp.kind delivery.Notification.notice
    delivery.Notification.channel delivery.Preference.category delivery.AccountMail.kind privacy.DataKey.kind
    people.ImportedRecord.kind privacy.Share.kind privacy.Share.level privacy.AuditEntry.act privacy.AuditEntry.kind
    mfa.Authenticator.type auth.Permission.name auth.Permission.codename auth.Group.name
    contenttypes.ContentType.app_label contenttypes.ContentType.model
        """,
    ),
    PlainReason(
        _("which occurrence"),
        _("names an occurrence by kind, id and day, so that it is told once"),
        "delivery.Notification.key",
    ),
    PlainReason(
        _("rhythms"),
        _("the rule by which it comes round (“monthly”)"),
        "delivery.Schedule.rule intentions.Commitment.rule",
    ),
    PlainReason(
        _("name, email and settings"),
        _("what the account needs before anybody can look: to find it, to write to it, to greet and to show its pages"),
        """
    people.Person.email people.Person.name people.Partnership.name_at_end people.Person.pronouns people.Person.hue
    people.Person.time_zone people.Person.language people.Person.scheme people.Person.week_begins
    people.Person.lock_after
    account.EmailAddress.email
        """,
    ),
    PlainReason(
        _("sides of a couple"),
        _("on which side of a couple"),
        "people.Partnership.place",
    ),
    PlainReason(
        _("hashes"),
        _("a hash: what it stands for cannot be read from it"),
        """
    readiness.Sitting.digest readiness.Attempt.digest readiness.PublishedInstrument.digest web.Submission.form
    web.Submission.digest delivery.AccountMail.address delivery.PushDevice.digest delivery.PushDevice.session
    people.Person.password people.ImportedRecord.digest people.Invitation.token_hash people.Invitation.code_hash
    usersessions.UserSession.session_key sessions.Session.session_key
        """,
        is_guarded=True,
    ),
    PlainReason(
        _("failures of sending"),
        _("the kind and number of the last failure, never an email server’s own words"),
        "delivery.Notification.error delivery.AccountMail.error",
    ),
    PlainReason(
        _("emails that wait"),
        _(
            "encrypted with a key of this server, since it may be for somebody without an account; emptied "
            "once it was sent"
        ),
        "delivery.AccountMail.sealed",
        is_guarded=True,
    ),
    PlainReason(
        _("the PIN of the app lock"),
        _("a hash of a PIN, encrypted with a key of this server: how the app is unlocked"),
        "people.Person.lock_pin",
        is_guarded=True,
    ),
    PlainReason(
        _("encrypted keys"),
        _("a key, itself encrypted: worthless without the master key"),
        "privacy.DataKey.wrapped privacy.DataKey.previous",
        is_guarded=True,
    ),
    PlainReason(
        _("the secret of a second step"),
        _(
            "how a second step is proven: the secret of an app’s codes and the seed of recovery codes are "
            "encrypted inside with a key of this server; a passkey’s public key tells nothing"
        ),
        "mfa.Authenticator.data",
        is_guarded=True,
    ),
    PlainReason(
        _("which browser and when"),
        _("where somebody is logged in, told to them alone so that they can end it"),
        "usersessions.UserSession.ip usersessions.UserSession.user_agent usersessions.UserSession.data",
    ),
    PlainReason(
        _("who is logged in"),
        _("encrypted with a key of this server: who is logged in, codes under way, words that wait"),
        "sessions.Session.session_data",
        is_guarded=True,
    ),
    PlainReason(
        _("nothing"),
        _("not in use: addresses are confirmed by a code in the session"),
        "account.EmailConfirmation.key",
    ),
    PlainReason(
        _("order and size"),
        _("order, size or how often something was tried or changed"),
        """
    readiness.Attempt.seed readiness.Attempt.seconds dreams.Dream.version intentions.Intention.version
    intentions.Milestone.version intentions.Milestone.position intentions.FridgeItem.version
    intentions.FridgeItem.position intentions.Substep.position intentions.Commitment.version intentions.Measure.version
    intentions.Entry.version intentions.BudgetLine.version intentions.ResearchItem.version vision.SharedNote.version
    vision.PersonalNote.version vision.SharedPhoto.width vision.SharedPhoto.height vision.SharedPhoto.position
    vision.PersonalPhoto.width vision.PersonalPhoto.height vision.PersonalPhoto.position vision.SharedMemo.seconds
    vision.SharedMemo.size vision.PersonalMemo.seconds vision.PersonalMemo.size milestones.RelationshipMilestone.version
    delivery.Schedule.attempts delivery.Notification.attempts delivery.AccountMail.attempts delivery.AccountMail.number
    privacy.DataKey.version
        """,
    ),
)
"""Each column that could hold words or figures and lies plain, by its full name."""
SHARED_REASONS: tuple[tuple[Kinds, PlainReason], ...] = (
    (
        (models.UUIDField, models.AutoField, models.ForeignKey),
        PlainReason(_("ids"), _("ids: which row belongs to which")),
    ),
    (
        (models.DateField, models.TimeField),
        PlainReason(_("dates and times"), _("when: lists are ordered and reminders planned by it, and it tells when")),
    ),
    ((models.BooleanField,), PlainReason(_("switches that are on or off"), _("yes or no"))),
)
"""By kind of column; the first that fits (a DateTimeField is a DateField)."""
_BY_COLUMN = {column: reason for reason in PLAIN for column in reason.columns.split()}


def name_of(field: "models.Field[Any, Any]") -> str:
    """The full name of a column."""
    return f"{field.model._meta.label}.{field.name}"


def reason_of(field: "models.Field[Any, Any]") -> PlainReason | None:
    """The reason for which a column lies plain; None when nobody gave one."""
    for kinds, reason in SHARED_REASONS:
        if isinstance(field, kinds):
            return reason
    return _BY_COLUMN.get(name_of(field))
