"""Why a column lies plain: every one that could hold words or figures has its reason here."""

from typing import Any

from django.db import models

type Kinds = tuple[type[models.Field[Any, Any]], ...]

PLAIN: dict[str, tuple[str, ...]] = {
    "a choice from a list of ours; lists and the horizon are put together by it": (
        "dreams.Dream.area", "dreams.Dream.horizon", "intentions.Intention.horizon", "intentions.Intention.rhythm",
        "intentions.Intention.starter_template",
        "milestones.RelationshipMilestone.precision", "vision.SharedNote.to", "vision.PersonalNote.to",
    ),
    "how much, in what currency: the database sums it up, so that long histories stay quick": (
        "intentions.Measure.target", "intentions.Measure.currency", "intentions.Measure.start",
        "intentions.Entry.amount",
        "intentions.EntryRevision.amount", "intentions.Budget.currency", "intentions.BudgetLine.planned",
        "intentions.BudgetLine.spent",
    ),
    "the place on the grid, 1 to 5 each way: trends are read without opening rows, and whoever reads the database reads "
    "moods in it": ("checkins.CheckIn.ease", "checkins.CheckIn.energy"),
    "which test, which part of it, which question: what was answered is sealed, that something was is not": (
        "readiness.Sitting.instrument", "readiness.Sitting.version", "readiness.Sitting.form",
        "readiness.Attempt.instrument", "readiness.Attempt.version", "readiness.Attempt.form",
        "readiness.Response.item", "readiness.AreaPress.area", "readiness.Reveal.form",
        "readiness.AreaOpening.form", "readiness.AreaOpening.area", "readiness.DisclosedAnswers.form",
        "readiness.DisclosedAnswers.area",
        "readiness.FollowUp.area", "readiness.FollowUp.topic",
    ),
    "of the instance and of nobody: the tests that were begun with, and means over fifty couples or more": (
        "readiness.PublishedInstrument.instrument", "readiness.PublishedInstrument.version",
        "readiness.StrangersBaseline.instrument", "readiness.StrangersBaseline.version",
        "readiness.StrangersBaseline.area",
        "readiness.StrangersBaseline.alignment", "readiness.StrangersBaseline.couples",
    ),
    "whether it can be seen, waits to be prepared, or could not be read": (
        "vision.SharedPhoto.state", "vision.PersonalPhoto.state", "vision.SharedMemo.state",
        "vision.PersonalMemo.state",
    ),
    "where a form led that was sent: an address of ours, which holds ids": ("web.Submission.answer",),
    "which job, by the place of its code and the ids of rows; no words": (
        "django_tasks_database.DBTaskResult.status", "django_tasks_database.DBTaskResult.args_kwargs",
        "django_tasks_database.DBTaskResult.task_path",
        "django_tasks_database.DBTaskResult.worker_ids", "django_tasks_database.DBTaskResult.queue_name",
        "django_tasks_database.DBTaskResult.backend_name", "django_tasks_database.DBTaskResult.return_value",
        "django_tasks_database.DBTaskResult.exception_class_path", "django_tasks_database.DBTaskResult.traceback",
        "django_tasks_database.DBTaskResult.priority",
    ),
    "how a file of one’s own is to be read": (
        "intentions.CsvUpload.order", "intentions.CsvUpload.decimal", "intentions.CsvUpload.columns",
        "intentions.CsvUpload.whose",
    ),
    "which of a few short answers": (
        "dreams.OfferReply.answer", "intentions.OccurrenceOutcome.act", "checkins.CheckInResponse.kind",
    ),
    "a name from our code: what kind of thing, act or notice it is": (
        "intentions.HistoryEntry.act", "dreams.DreamEvent.act", "intentions.TextRevision.column",
        "vision.SharedNote.kind", "vision.PersonalNote.kind",
        "delivery.Schedule.kind", "readiness.FollowUp.kind",
        "delivery.Notification.notice", "delivery.Notification.channel", "delivery.Preference.category",
        "delivery.AccountMail.kind",
        "privacy.DataKey.kind", "people.ImportedRecord.kind",
        "privacy.Share.kind", "privacy.Share.level", "privacy.AuditEntry.act", "privacy.AuditEntry.kind",
        "mfa.Authenticator.type", "auth.Permission.name", "auth.Permission.codename", "auth.Group.name",
        "contenttypes.ContentType.app_label", "contenttypes.ContentType.model",
    ),
    "names an occurrence by kind, id and day, so that it is told once": ("delivery.Notification.key",),
    "the rule by which it comes round (“monthly”)": ("delivery.Schedule.rule", "intentions.Commitment.rule"),
    "what the account needs before anybody can look: to find it, to write to it, to greet and to show its pages": (
        "people.Person.email", "people.Person.name", "people.Partnership.name_at_end", "people.Person.pronouns",
        "people.Person.hue", "people.Person.time_zone", "people.Person.language", "people.Person.scheme",
        "people.Person.week_begins", "account.EmailAddress.email",
    ),
    "which of the two sides of a couple": ("people.Partnership.place",),
    "a hash: what it stands for cannot be read from it": (
        "readiness.Sitting.digest", "readiness.Attempt.digest", "readiness.PublishedInstrument.digest",
        "web.Submission.form", "web.Submission.digest",
        "delivery.AccountMail.address", "delivery.PushDevice.digest", "delivery.PushDevice.session",
        "people.Person.password", "people.ImportedRecord.digest", "people.Invitation.token_hash", "people.Invitation.code_hash",
        "usersessions.UserSession.session_key", "sessions.Session.session_key",
    ),
    "the kind and number of the last failure, never a mail server’s own words": (
        "delivery.Notification.error", "delivery.AccountMail.error",
    ),
    "sealed with a key of the instance, since it may be for somebody without an account; emptied once it was sent": (
        "delivery.AccountMail.sealed",
    ),
    "a wrapped key: worthless without the master key": ("privacy.DataKey.wrapped", "privacy.DataKey.previous"),
    "how a second step is proven: the secret of an app’s codes and the seed of recovery codes are sealed inside with a key "
    "of the instance; a passkey’s public key tells nothing": ("mfa.Authenticator.data",),
    "where somebody is logged in, told to them alone so that they can end it": (
        "usersessions.UserSession.ip", "usersessions.UserSession.user_agent", "usersessions.UserSession.data",
    ),
    "sealed with a key of the instance for its row: who is logged in, codes under way": ("sessions.Session.session_data",),
    "a hash of a PIN, sealed with a key of the instance: how the app is unlocked": ("people.Person.lock_pin",),
    "after how many minutes the app locks, chosen from a list": ("people.Person.lock_after",),
    "not in use: addresses are confirmed by a code in the session": ("account.EmailConfirmation.key",),
    "order, size or how often something was tried or changed": (
        "readiness.Attempt.seed", "readiness.Attempt.seconds",
        "dreams.Dream.version", "intentions.Intention.version", "intentions.Milestone.version",
        "intentions.Milestone.position",
        "intentions.FridgeItem.version", "intentions.FridgeItem.position",
        "intentions.Substep.position", "intentions.Commitment.version",
        "intentions.Measure.version", "intentions.Entry.version", "intentions.BudgetLine.version",
        "intentions.ResearchItem.version",
        "vision.SharedNote.version", "vision.PersonalNote.version", "vision.SharedPhoto.width",
        "vision.SharedPhoto.height",
        "vision.SharedPhoto.position", "vision.PersonalPhoto.width", "vision.PersonalPhoto.height",
        "vision.PersonalPhoto.position",
        "vision.SharedMemo.seconds", "vision.SharedMemo.size", "vision.PersonalMemo.seconds",
        "vision.PersonalMemo.size", "milestones.RelationshipMilestone.version",
        "delivery.Schedule.attempts", "delivery.Notification.attempts", "delivery.AccountMail.attempts",
        "delivery.AccountMail.number", "privacy.DataKey.version",
    ),
}  # fmt: skip
"""Why a column lies plain; every one that could hold words or figures stands here by its full name."""
SHARED_REASONS: list[tuple[Kinds, str]] = [
    ((models.UUIDField, models.AutoField, models.ForeignKey), "ids: which row belongs to which"),
    ((models.DateField, models.TimeField), "when: lists are ordered and reminders planned by it, and it tells when"),
    ((models.BooleanField,), "switches"),
]
"""By kind of column; the first that fits (a DateTimeField is a DateField)."""


def reasons() -> dict[str, str]:
    """The reason of each column that stands in PLAIN."""
    return {column: reason for reason, columns in PLAIN.items() for column in columns}


def name_of(field: "models.Field[Any, Any]") -> str:
    """The full name of a column."""
    return f"{field.model._meta.label}.{field.name}"


def why_plain(field: "models.Field[Any, Any]") -> str | None:
    """The reason for which a column lies plain; None when nobody gave one."""
    for kinds, reason in SHARED_REASONS:
        if isinstance(field, kinds):
            return reason
    return reasons().get(name_of(field))
