"""What lies where, sealed or plain and why: read from the models, written to docs/privacy/data-map.md.

`python -m tests.architecture.data_map` writes the page again. Columns that can hold words need a reason of their own to
lie plain; ids, moments and switches share one.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from typing import Any

if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "our2souls.config.settings")
    os.environ.setdefault("OUR2SOULS_DATA", tempfile.mkdtemp())
    django.setup()

from django.apps import apps
from django.db import models

from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.scoping import rule_of

PAGE = Path(__file__).parents[2] / "docs/privacy/data-map.md"
type Model = type[models.Model]
type Kinds = tuple[type[models.Field[Any, Any]], ...]

PLAIN: dict[str, tuple[str, ...]] = {
    "a choice from a list of ours; lists and the horizon are put together by it": (
        "dreams.Dream.area", "dreams.Dream.horizon", "intentions.Intention.horizon", "intentions.Intention.rhythm",
        "intentions.Intention.beginning",
        "milestones.RelationshipMilestone.known", "vision.SharedNote.to", "vision.PersonalNote.to",
    ),
    "how much, in what currency: the database sums it up, so that long histories stay quick": (
        "intentions.Measure.target", "intentions.Measure.currency", "intentions.Measure.start",
        "intentions.Entry.amount",
        "intentions.EntryRevision.amount", "intentions.Budget.currency", "intentions.BudgetLine.planned",
        "intentions.BudgetLine.spent",
    ),
    "the place on the grid, 1 to 5 each way, and the part of the day: trends are read without opening rows, and whoever "
    "reads the database reads moods in it": (
        "checkins.CheckIn.ease", "checkins.CheckIn.energy", "checkins.CheckIn.part",
    ),
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
        "delivery.Notification.notice", "delivery.Notification.channel", "delivery.Preference.kind",
        "delivery.AccountMail.kind",
        "privacy.DataKey.kind",
        "privacy.Share.kind", "privacy.Share.level", "privacy.AuditEntry.act", "privacy.AuditEntry.kind",
        "mfa.Authenticator.type", "auth.Permission.name", "auth.Permission.codename", "auth.Group.name",
        "contenttypes.ContentType.app_label", "contenttypes.ContentType.model",
    ),
    "names an occasion by kind, id and day, so that it is told once": ("delivery.Notification.key",),
    "the rule by which it comes round (“monthly”)": ("delivery.Schedule.rule", "intentions.Commitment.rule"),
    "what the account needs before anybody can look: to find it, to write to it, to greet and to show its pages": (
        "people.Person.email", "people.Person.name", "people.Person.pronouns", "people.Person.hue",
        "people.Person.time_zone", "people.Person.language", "people.Person.scheme",
        "people.Person.week_begins", "account.EmailAddress.email",
    ),
    "which of the two sides of a couple": ("people.Partnership.place",),
    "a hash: what it stands for cannot be read from it": (
        "readiness.Sitting.digest", "readiness.Attempt.digest", "readiness.PublishedInstrument.digest",
        "web.Submission.form", "web.Submission.digest",
        "delivery.AccountMail.address",
        "people.Person.password", "people.Invitation.token_hash", "people.Invitation.code_hash",
        "usersessions.UserSession.session_key", "sessions.Session.session_key",
    ),
    "the kind and number of the last failure, never a mail server’s own words": (
        "delivery.Notification.error", "delivery.AccountMail.error",
    ),
    "sealed with a key of the instance, since it may be for somebody without an account; emptied once it was sent": (
        "delivery.AccountMail.sealed",
    ),
    "a wrapped key: worthless without the master key": ("privacy.DataKey.wrapped",),
    "how a second step is proven: the secret of an app’s codes and the seed of recovery codes are sealed inside with a key "
    "of the instance; a passkey’s public key tells nothing": ("mfa.Authenticator.data",),
    "where somebody is logged in, told to them alone so that they can end it": (
        "usersessions.UserSession.ip", "usersessions.UserSession.user_agent", "usersessions.UserSession.data",
    ),
    "sealed with a key of the instance for its row: who is logged in, codes under way": ("sessions.Session.session_data",),
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


@dataclass(frozen=True, slots=True)
class Plumbing:
    """A table that is nobody's by its kind: what of it is exported, and what becomes of it at erasure."""

    what: str
    exported: str
    erased: str


NOBODYS = ("nothing: it holds nothing of anybody", "nothing to erase")
PLUMBING: dict[str, Plumbing] = {
    "people.Person": Plumbing(
        "the account", "all but the password’s hash", "blanked; the empty row stays, since others’ rows point at it"
    ),
    "people.Couple": Plumbing(
        "that two are or were a couple", "with one’s partnerships", "stays: it is also the other’s"
    ),
    "people.Partnership": Plumbing(
        "who was in which couple from when to when", "one’s own", "stays: it is also the other’s"
    ),
    "delivery.AccountMail": Plumbing(
        "mails around an account: codes, and that something about signing in has changed",
        "that they were sent to one’s addresses, and when",
        "those to its addresses are deleted; all others after a month",
    ),
    "privacy.DataKey": Plumbing(
        "a wrapped key, in a database of its own",
        "nothing: it opens what is exported already",
        "destroyed; a tombstone stays",
    ),
    "privacy.Share": Plumbing("what its owner opened to the partner", "nothing yet", "deleted with the owner’s rows"),
    "privacy.AuditEntry": Plumbing(
        "that somebody did something, by ids", "nothing yet", "stays: ids of what is no more"
    ),
    "django_tasks_database.DBTaskResult": Plumbing(
        "a job that waits or was done",
        "nothing: it names rows that are exported already",
        "forgotten a day after it is done",
    ),
    "account.EmailAddress": Plumbing("addresses", "all", "deleted"),
    "account.EmailConfirmation": Plumbing("not in use", *NOBODYS),
    "mfa.Authenticator": Plumbing("second steps and passkeys", "which kinds, since when; no secrets", "deleted"),
    "usersessions.UserSession": Plumbing("where one is logged in", "since when, from which browser", "deleted"),
    "sessions.Session": Plumbing("who is logged in", "nothing: it opens doors", "deleted"),
    "auth.Permission": Plumbing("not in use", *NOBODYS),
    "auth.Group": Plumbing("not in use", *NOBODYS),
    "auth.Group_permissions": Plumbing("not in use", *NOBODYS),
    "contenttypes.ContentType": Plumbing("the names of tables", *NOBODYS),
}


NOT_ONES_OWN = "words that only they had written are taken out, the rest stays"


def every_model() -> list[Model]:
    """All models, tables between two included, in the order of their packages."""
    ours = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("our2souls")]
    return ours + [m for m in apps.get_models(include_auto_created=True) if m not in ours]


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


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION, *(_section(model) for model in every_model() if rule_of(model)), LIBRARIES]
    parts += [_section(model) for model in every_model() if not rule_of(model)]
    return "\n".join(parts)


def _section(model: Model) -> str:
    fields = model._meta.concrete_fields
    sealed = [field for field in fields if isinstance(field, EncryptedField)]
    plain: dict[str, list[str]] = {}
    for field in fields:
        if field not in sealed:
            plain.setdefault(why_plain(field) or "NO REASON", []).append(f"`{field.column}`")
    told = [f"### {model._meta.label}", "", _kind(model), ""]
    if sealed:
        told.append("- sealed: " + ", ".join(f"`{field.column}`" for field in sealed))
    told += [f"- plain: {', '.join(columns)} ({reason})" for reason, columns in plain.items()]
    return "\n".join(_wrapped(line) for line in told) + "\n"


def _wrapped(line: str) -> str:
    """A sentence or an item of a list in lines of the documentation’s width."""
    return fill(
        line, 138, subsequent_indent="  " * line.startswith("-"), break_long_words=False, break_on_hyphens=False
    )


def _kind(model: Model) -> str:
    rule = rule_of(model)
    if rule is None:
        held = PLUMBING[model._meta.label]
        return f"{held.what[0].upper()}{held.what[1:]}. Exported: {held.exported}. When its person is erased: {held.erased}."
    for data in personal_data_registry.packages():
        if model in data.personal:
            return "Personal: its owner’s, sealed with their key. Exported to its owner, deleted with them."
        if model in data.shared:
            author = data.shared[model]
            after = f"its `{author}`’s words are taken out, the fact stays" if author else NOT_ONES_OWN
            return f"Shared: the couple’s, sealed with its key. Exported to both. When one is erased: {after}."
    return "Public."


INTRODUCTION = """# Data map

What lies in the database, and what of it can be read by whoever reads the database. Written from the models by
`python -m tests.architecture.data_map`; a test fails when this page lags behind, when a column that could hold words has no
reason to lie plain, and when a table belongs to nobody.

*Sealed* is encrypted (AES-256-GCM) with the data key of a person or a couple and bound to its row and to
names of its kind of row and its column that never change (`tests/architecture/seal_names.txt`). The data keys lie wrapped by
the master key in a database of their own. Photos lie outside the database as files under random names, sealed with the same
keys. What all this protects against, and what not, is in [threat-model.md](threat-model.md).

## People’s and couples’ rows
"""
LIBRARIES = """## Accounts, keys and what the libraries keep

None of these tables holds words that anybody wrote for a partner.
"""

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
