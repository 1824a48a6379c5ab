"""Of what two people made: columns that the database sorts, sums up or puts lists together by."""

from django.utils.translation import gettext_lazy as _

from our2souls.privacy.personal_data.plain_reasons.model import PlainReason

CONTENT: tuple[PlainReason, ...] = (
    PlainReason(
        _("choices from our lists"),
        _("a choice from a list of ours; lists and the horizon are put together by it"),
        """
    rituals.Ritual.template dreams.Dream.area feed.FeedAddress.without dreams.Dream.horizon intentions.Intention.horizon
    intentions.Intention.rhythm
    intentions.Intention.starter_template milestones.RelationshipMilestone.precision prompts.OwnPrompt.depth
    vision.SharedNote.to
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
    readiness.Sitting.instrument readiness.Sitting.version readiness.Sitting.form readiness.Sitting.added
    readiness.Attempt.instrument readiness.Attempt.version readiness.Attempt.form readiness.Response.item readiness.AreaPress.area
    readiness.Reveal.form readiness.AreaOpening.form readiness.AreaOpening.area readiness.DisclosedAnswers.form
    readiness.DisclosedAnswers.area readiness.FollowUp.area readiness.FollowUp.topic readiness.TalkMark.topic
        """,
    ),
    PlainReason(
        _("the list of therapists"),
        _("what whoever runs this place says of therapists, for all who are logged in; people look through it"),
        """
    care.DirectoryEntry.slug care.DirectoryEntry.name care.DirectoryEntry.credentials care.DirectoryEntry.about
    care.DirectoryEntry.specialities care.DirectoryEntry.approaches care.DirectoryEntry.languages care.DirectoryEntry.place
    care.DirectoryEntry.country care.DirectoryEntry.remote_where care.DirectoryEntry.fees care.DirectoryEntry.availability
    care.DirectoryEntry.email care.DirectoryEntry.phone care.DirectoryEntry.link care.DirectoryEntry.photo
    care.DirectoryEntry.photo_digest care.DirectoryEntry.search_text care.DirectoryEntry.facets care.DirectoryEntry.sort_name
        """,
    ),
    PlainReason(
        _("which part is open to a therapist"),
        _(
            "which kind of thing and which of it, by its id, and for how many days: the database itself asks what is open"
        ),
        """
    privacy.Grant.scope privacy.Grant.item care.ScopeYes.scope care.ScopeYes.item care.ScopeYes.days
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
        _("how far a bridge has come"),
        _(
            "at which step it is, what it was opened on, and what kind of agreement came of it: lists are put together by it"
        ),
        """
    bridges.Bridge.source bridges.Bridge.stage bridges.Bridge.outcome bridges.Bridge.turn bridges.BridgeTurn.kind
    bridges.Agreement.kind
        """,
    ),
    PlainReason(
        _("states"),
        _("whether it can be seen, waits to be prepared, or could not be read"),
        "vision.SharedPhoto.state vision.PersonalPhoto.state vision.SharedMemo.state vision.PersonalMemo.state",
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
        "dreams.OfferReply.answer intentions.OccurrenceOutcome.act rituals.Gathering.outcome checkins.CheckInResponse.kind "
        "care.Suggestion.answer",
    ),
    PlainReason(
        _("what kind it is"),
        _("a name from our code: what kind of thing, act or notice it is"),
        """
    intentions.HistoryEntry.act dreams.DreamEvent.act intentions.TextRevision.column vision.SharedNote.kind
    vision.PersonalNote.kind delivery.Schedule.kind readiness.FollowUp.kind delivery.Notification.notice
    delivery.Notification.channel delivery.Preference.category delivery.AccountMail.kind privacy.DataKey.kind
    story.SharedStatement.kind readiness.TalkMark.kind
    people.ImportedRecord.kind privacy.Share.kind privacy.Share.level privacy.AuditEntry.act privacy.AuditEntry.kind
    mfa.Authenticator.type auth.Permission.name auth.Permission.codename auth.Group.name
    care.TherapistStatement.kind care.Look.kind care.Suggestion.kind
    rituals.AgendaTick.kind contenttypes.ContentType.app_label contenttypes.ContentType.model
        """,
    ),
    PlainReason(
        _("rhythms"),
        _("the rule by which it comes round (“monthly”)"),
        "delivery.Schedule.rule intentions.Commitment.rule rituals.Ritual.rule",
    ),
    PlainReason(
        _("order and size"),
        _("order, size or how often something was tried or changed"),
        """
    readiness.Attempt.seed readiness.Attempt.seconds readiness.Attempt.module_round readiness.Sitting.module_round
    checkins.CheckIn.version dreams.Dream.version intentions.Intention.version
    intentions.Milestone.version intentions.Milestone.position intentions.FridgeItem.version
    intentions.FridgeItem.position intentions.Substep.position intentions.Commitment.version intentions.Measure.version
    intentions.Entry.version intentions.BudgetLine.version intentions.ResearchItem.version vision.SharedNote.version
    vision.PersonalNote.version vision.SharedPhoto.width vision.SharedPhoto.height vision.SharedPhoto.position
    vision.PersonalPhoto.width vision.PersonalPhoto.height vision.PersonalPhoto.position vision.SharedMemo.seconds
    vision.SharedMemo.size vision.PersonalMemo.seconds vision.PersonalMemo.size milestones.RelationshipMilestone.version
    prompts.OwnDeck.version prompts.OwnPrompt.version
    delivery.Schedule.attempts delivery.Schedule.lead delivery.Preference.lead delivery.Notification.round
    delivery.Notification.attempts delivery.AccountMail.attempts delivery.AccountMail.number
    bridges.Bridge.version bridges.Bridge.step bridges.Bridge.round bridges.BridgeSide.ready_step
    bridges.BridgeSide.rated_round bridges.BridgeTurn.place
    privacy.DataKey.version rituals.Ritual.version rituals.Ritual.minutes
    care.TherapistTerms.edition care.SessionNote.version care.Takeaway.version
        """,
    ),
)
