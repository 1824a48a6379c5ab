"""Of accounts and of what keeps the house going: sessions, emails, keys, jobs."""

from django.utils.translation import gettext_lazy as _

from our2souls.privacy.personal_data.plain_reasons.model import PlainReason

ACCOUNTS: tuple[PlainReason, ...] = (
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
        _("which occurrence"),
        _("names an occurrence by kind, id and day, so that it is told once"),
        "delivery.Notification.key",
    ),
    PlainReason(
        _("which devices have it"),
        _("names the devices that have got a notice, so that none gets it twice"),
        "delivery.Notification.taken_by",
    ),
    PlainReason(
        _("name, email and settings"),
        _("what the account needs before anybody can look: to find it, to write to it, to greet and to show its pages"),
        """
    people.Person.email people.Person.name people.Partnership.name_at_end people.Person.pronouns people.Person.hue
    people.Person.time_zone delivery.Schedule.zone people.Person.language people.Person.scheme people.Person.week_begins
    rituals.Ritual.zone
    people.Person.lock_after people.Person.on_this_day people.Person.story_endings
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
    care.DirectoryEntry.token_hash care.Engagement.token_hash
    feed.FeedAddress.token_hash feed.FeedAddress.digest
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
)
