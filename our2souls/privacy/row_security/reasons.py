"""Why rows are asked for without a viewer: each reason, the only modules that may give it, and the tables that it opens."""

from contextvars import ContextVar

REASONS: dict[str, frozenset[str]] = {
    "account": frozenset({"our2souls.web.middleware"}),
    "account.command": frozenset({"our2souls.config.management.commands.import"}),
    "account.recipient": frozenset({"our2souls.people.recipients"}),
    "audit.record": frozenset({"our2souls.privacy.audit"}),
    "bench.seed": frozenset(
        {"our2souls.bench.seed", "our2souls.bench.reminders_seed", "our2souls.bench.reminders_work"}
    ),
    "demo.load": frozenset({"our2souls.demo.management.commands.demo"}),
    "invitation.redeem": frozenset({"our2souls.people.pairing.actions", "our2souls.people.pairing.queries"}),
    "past.copy": frozenset({"our2souls.people.pairing.past"}),
    "separation": frozenset({"our2souls.people.pairing.actions", "our2souls.privacy.audiences.sharing"}),
    "worker.claim": frozenset(
        {
            "our2souls.delivery.channels.announcements",
            "our2souls.delivery.outbox",
            "our2souls.delivery.schedules",
            "our2souls.delivery.worker.occurrences",
        }
    ),
    "queue.backlog": frozenset({"our2souls.delivery.worker.backlog"}),
    "preferences.of_recipient": frozenset({"our2souls.delivery.preferences.queries"}),
    "push.devices": frozenset({"our2souls.delivery.channels.devices"}),
    "feed.token": frozenset({"our2souls.feed.access"}),
    "unsubscribe": frozenset({"our2souls.delivery.preferences.unsubscribe"}),
    "submissions.sweep": frozenset({"our2souls.web.submissions.actions"}),
    "imports.sweep": frozenset({"our2souls.people.account.portability.pending_import"}),
    "ics.sweep": frozenset({"our2souls.milestones.ics.actions"}),
    "grants.end": frozenset({"our2souls.privacy.audiences.grants"}),
    "therapist.invitation": frozenset({"our2souls.care.invitations.actions", "our2souls.care.invitations.queries"}),
    "consent.both": frozenset({"our2souls.care.consent.actions"}),
    "consent.end": frozenset({"our2souls.care.consent.actions"}),
    "therapist.suggest": frozenset({"our2souls.care.sessions.suggestions"}),
    "grants.summary": frozenset({"our2souls.care.directory.grant_summary"}),
    "erasure.due": frozenset({"our2souls.people.account.planned_erasure"}),
    "erasure": frozenset(
        {
            "our2souls.care.declarations.personal_data",
            "our2souls.people.account.erase",
            "our2souls.privacy.personal_data.erasure",
        }
    ),
    "photos.of_note": frozenset(
        {"our2souls.vision.notes.actions", "our2souls.vision.access", "our2souls.vision.notes.board"}
    ),
    "letters.forget": frozenset({"our2souls.vision.letters"}),
    "media.work": frozenset(
        {
            "our2souls.vision.media.encrypted_storage",
            "our2souls.vision.media.inventory",
            "our2souls.vision.media.preparation",
        }
    ),
    "doctor": frozenset(
        {
            "our2souls.operation.doctor.keys",
            "our2souls.operation.doctor.rows",
            "our2souls.operation.erasure",
            "our2souls.operation.management.commands.doctor",
        }
    ),
    "keys.rotate": frozenset(
        {"our2souls.operation.management.commands.keys", "our2souls.operation.rotation.data_keys"}
    ),
    "reveal": frozenset(
        {
            "our2souls.bridges.core.state",
            "our2souls.intentions.core.weaving",
            "our2souls.intentions.revisits.actions",
            "our2souls.prompts.turns.actions",
        }
    ),
    "sitting.reveal": frozenset({"our2souls.readiness.report.reveal"}),
    "checkin.removed": frozenset({"our2souls.checkins.actions"}),
    "closeness.chosen": frozenset({"our2souls.checkins.closeness.queries"}),
    "sitting.state": frozenset({"our2souls.readiness.sittings.status"}),
    "attempts.median": frozenset({"our2souls.readiness.attempts.duration"}),
    "start.keys": frozenset({"our2souls.config.startup.key_check"}),
    "readiness.consented": frozenset({"our2souls.readiness.research.consenting_couples"}),
    "therapist.look": frozenset({"our2souls.care.looks.actions", "our2souls.care.looks.queries"}),
}
"""Each reason and the only modules that may give it."""

ACCOUNTS = frozenset(
    {"people.Person", "people.Couple", "people.Partnership"}
    | {"account.EmailAddress", "mfa.Authenticator", "usersessions.UserSession"}
)
"""Who has an account, who is in which couple, and how they log in."""

NOTES = frozenset({"vision.SharedNote", "vision.PersonalNote"})
"""What photos and memos hang on, and are sealed together with."""

TABLES: dict[str, frozenset[str]] = {
    "account": ACCOUNTS,
    "account.command": ACCOUNTS,
    "account.recipient": ACCOUNTS,
    "audit.record": frozenset({"privacy.AuditEntry"}),
    "bench.seed": frozenset({"*"}),
    "demo.load": frozenset({"*"}),
    "invitation.redeem": ACCOUNTS | {"people.Invitation"},
    "doctor": frozenset({"*"}),
    "keys.rotate": frozenset({"*"}),
    "past.copy": ACCOUNTS,
    "separation": ACCOUNTS | {"people.Invitation", "privacy.Share"},
    "worker.claim": frozenset({"delivery.Notification", "delivery.Schedule"}),
    "queue.backlog": frozenset({"delivery.Notification", "delivery.Schedule"}),
    "preferences.of_recipient": frozenset({"delivery.Preference", "delivery.PushDevice"}),
    "push.devices": frozenset({"delivery.PushDevice"}),
    "feed.token": frozenset({"feed.FeedAddress"}),
    "unsubscribe": frozenset({"delivery.Preference"}),
    "submissions.sweep": frozenset({"web.Submission"}),
    "imports.sweep": frozenset({"people.ImportUpload"}),
    "ics.sweep": frozenset({"milestones.IcsUpload"}),
    "grants.end": frozenset({"privacy.Grant"}),
    "therapist.invitation": ACCOUNTS | {"care.Engagement"},
    "consent.both": frozenset({"care.ScopeYes"}),
    "consent.end": frozenset({"care.Engagement", "care.ScopeYes", "care.TherapistStatement"}),
    "therapist.suggest": frozenset({"care.Suggestion"}),
    "grants.summary": frozenset({"people.Person", "privacy.Grant"}),
    "erasure.due": ACCOUNTS | {"people.PlannedErasure"},
    "erasure": frozenset({"*"}),
    "photos.of_note": frozenset(
        {"vision.SharedPhoto", "vision.SharedMemo", "vision.PersonalPhoto", "vision.PersonalMemo"}
    ),
    "letters.forget": frozenset({"vision.SharedNote"}),
    "media.work": NOTES | {"vision.SharedPhoto", "vision.SharedMemo", "vision.PersonalPhoto", "vision.PersonalMemo"},
    "reveal": frozenset(
        {
            *("bridges.BridgeSide", "intentions.PrivateWhy", "intentions.RevisitDraft"),
            *("prompts.PromptDraft", "prompts.PromptRefusal"),
        }
    ),
    "sitting.reveal": frozenset({"readiness.Attempt", "readiness.AreaPress"}),
    "checkin.removed": frozenset({"checkins.CheckInResponse"}),
    "closeness.chosen": frozenset({"checkins.ClosenessChoice"}),
    "sitting.state": frozenset({"readiness.Attempt", "readiness.Sitting"}),
    "attempts.median": frozenset({"readiness.Attempt"}),
    "start.keys": frozenset({"*"}),
    "readiness.consented": ACCOUNTS | {"readiness.ResearchConsent", "readiness.DisclosedAnswers", "readiness.Sitting"},
    "therapist.look": frozenset({"care.Look"}),
}
"""The tables each reason opens on PostgreSQL, by model; `*`: all."""

GIVEN: ContextVar[str] = ContextVar("our2souls_reason", default="")


def current_reason() -> str:
    """The reason for which a query runs now without asking who is looking; empty where there is none."""
    return GIVEN.get()


def opens(reason: str, label: str) -> bool:
    """Whether a reason opens the rows of a model, by its label ("dreams.Dream")."""
    return not TABLES[reason].isdisjoint({"*", label})
