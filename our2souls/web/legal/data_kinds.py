"""What is kept of people, in a dozen plain kinds: every table with something of somebody belongs to one."""

from django.utils.translation import gettext_lazy as _

from our2souls.web.legal.data_kind import DataKind

NOTHING_OF_ANYBODY = {
    "readiness.PublishedInstrument": "which tests exist, by hash",
    "readiness.StrangersBaseline": "means over fifty couples or more",
    "account.EmailConfirmation": "not in use",
    "auth.Permission": "not in use",
    "auth.Group": "not in use",
    "auth.Group_permissions": "not in use",
    "contenttypes.ContentType": "the names of tables",
}
"""Tables that belong to no kind, each with the reason."""
KINDS: tuple[DataKind, ...] = (
    DataKind(
        "account",
        _("Your account"),
        _("Your name, email, password (only as a hash), pronouns, colour, language, time zone and settings."),
        _("You. Your partner sees your name, your colour and your pronouns, never your email or settings."),
        "people.Person account.EmailAddress people.PlannedErasure",
        "eye-off",
        at_parting=_("Your account stays as it is. The name you had then stays beside what you made together."),
    ),
    DataKind(
        "couple",
        _("Your couple"),
        _(
            "Who is with whom and since when, your invitations, what you opened to each other, and your own milestones; "
            "dates from a calendar file while you bring them in."
        ),
        _(
            "You both, except for your invitation: only you see it until somebody joins. A file you bring in only you see, "
            "until you add its dates."
        ),
        "people.Couple people.Partnership people.Invitation privacy.Share milestones.RelationshipMilestone "
        "milestones.IcsUpload milestones.MilestoneImport",
        "eye",
        encrypted=_("the words about your milestones, dates from a file, an invitation’s code and link"),
    ),
    DataKind(
        "dreams",
        _("Dreams"),
        _("What you dream of, what happened to it, and what you write about a dream of your partner’s."),
        _("Only you, until you share one. Then your partner reads all of it until you take it back."),
        "dreams.Dream dreams.DreamEvent dreams.Support dreams.OfferReply",
        encrypted=_("everything you write about a dream"),
    ),
    DataKind(
        "statements",
        _("What you shared about yourself"),
        _("Sentences about your own dreams and choices that you let your partner read, as they were when you did."),
        _("You, and your partner until you take one back; then it is deleted."),
        "story.SharedStatement",
        encrypted=_("the figures in it"),
    ),
    DataKind(
        "intentions",
        _("Intentions"),
        _("What you both chose: its words, steps, commitments, reviews, finds and history; and your fridge."),
        _(
            "You both. What each writes apart, such as a why or a review, only its writer sees until both are done or they show it."
        ),
        "intentions.Intention intentions.Strand intentions.PrivateWhy intentions.RevealedWhy intentions.Choice "
        "intentions.Release intentions.HistoryEntry intentions.CommonGround intentions.Celebration intentions.TextRevision "
        "intentions.Revisit intentions.RevisitDraft intentions.RevisitAnswer intentions.Commitment "
        "intentions.OccurrenceOutcome intentions.FridgeItem intentions.Milestone intentions.Substep intentions.ResearchItem",
        "eye",
        encrypted=_("all words"),
    ),
    DataKind(
        "amounts",
        _("Amounts and budgets"),
        _("Goals, entries, corrections and budgets of your intentions, and a file of entries while you import it."),
        _("You both. A file you are importing only you see, until you bring it in."),
        "intentions.Measure intentions.Entry intentions.EntryRevision intentions.HiddenNames intentions.CsvUpload "
        "intentions.Budget intentions.BudgetLine",
        "eye",
        encrypted=_("names, notes and units, and the file"),
    ),
    DataKind(
        "rituals",
        _("Rituals"),
        _("What you two do together again and again: when, who said yes, what you talked about and wrote down."),
        _("You both."),
        "rituals.Ritual rituals.RitualYes rituals.OccasionChange rituals.Gathering rituals.GatheringNote rituals.AgendaTick",
        "eye",
        encrypted=_("names, words, notes and what you take along"),
    ),
    DataKind(
        "bridges",
        _("Bridges"),
        _(
            "What you talk about step by step: what each wrote, said back and rated, which ways you found, and what you signed. "
            "Who let a bridge rest, and why, is not kept."
        ),
        _(
            "You both, once a step is done. What each writes or rates apart only its writer sees until then; how it was for you "
            "only you see, always."
        ),
        "bridges.Bridge bridges.BridgeSide bridges.RevealedSide bridges.BridgeTurn bridges.BridgeOption bridges.Agreement "
        "bridges.Signature",
        "eye",
        encrypted=_("all words, ratings and answers"),
    ),
    DataKind(
        "moods",
        _("Moods and closeness"),
        _(
            "Where you were on the mood grid and when, feelings, what it was about, needs and notes; your answers to your "
            "partner’s moods; how close you felt."
        ),
        _(
            "Only you, or your partner as far as you choose each time: just the mood, or all of it. Closeness is "
            "yours alone, unless you both choose to see each other’s from then on."
        ),
        "checkins.CheckIn checkins.CheckInResponse checkins.Closeness checkins.ClosenessChoice",
        encrypted=_("feelings, needs, notes, answers and how close you felt"),
    ),
    DataKind(
        "therapists",
        _("Therapists"),
        _(
            "Whom you asked to your table, what you opened to them and until when, when they looked, what you ask them, what "
            "they suggest, and what you take from a session. Therapists’ own entries in the list, and that they accepted the terms."
        ),
        _(
            "You both. Your notes and a yes that waits only you see; what you opened of your own, you and the therapist. A "
            "therapist sees what is open to them, as long as it is, and your questions; never what you take from a session. "
            "Entries in the list: everybody who is logged in."
        ),
        "care.Engagement privacy.Grant care.ScopeYes care.TherapistStatement care.Look care.Question care.Suggestion "
        "care.SessionNote care.Takeaway care.TherapistTerms care.DirectoryEntry",
        "armchair",
        encrypted=_("their names at your table, all words, and the figures of what you opened about yourself"),
        at_parting=_("Every therapist’s seat ends, and all that was open to them closes."),
    ),
    DataKind(
        "prompts",
        _("Questions for two"),
        _(
            "Which questions came up, what you answered, which themes you chose, which questions are not for you, and your own "
            "questions; a file of them while you import it."
        ),
        _(
            "You both. An answer only its writer sees until you have both answered. Which questions you said are not for the two "
            "of you, only you see: your partner isn’t told, and doesn’t get them either."
        ),
        "prompts.PromptTurn prompts.PromptDraft prompts.PromptAnswer prompts.HiddenPrompt prompts.PromptRefusal "
        "prompts.DeckChoice prompts.OwnDeck prompts.OwnPrompt prompts.DeckUpload",
        "eye",
        encrypted=_("the questions, the answers, what you chose, and the file"),
    ),
    DataKind(
        "notes",
        _("Notes and letters"),
        _("What you write beside things, and letters that wait for their day."),
        _(
            "A note about something is seen by whoever sees that thing, any other one by whom you chose. A letter only by "
            "whom it is for, from its day on."
        ),
        "vision.SharedNote vision.PersonalNote",
        "eye-off",
        encrypted=_("all words"),
    ),
    DataKind(
        "pictures",
        _("Photos and recordings"),
        _("Photos without the place where they were taken, recordings, captions and descriptions."),
        _("Whoever sees the note they belong to."),
        "vision.SharedPhoto vision.PersonalPhoto vision.SharedMemo vision.PersonalMemo",
        "eye-off",
        encrypted=_("the photos and recordings themselves, captions and descriptions"),
    ),
    DataKind(
        "test",
        _("The couple test"),
        _("Your answers, what you opened to each other of them, and what you want to do about it."),
        _(
            "Only you, until you have both finished and both look; then each part only once you both open it. Your partner "
            "sees whether you have begun or finished."
        ),
        "readiness.Sitting readiness.Attempt readiness.Response readiness.Reveal readiness.AreaPress readiness.AreaOpening "
        "readiness.DisclosedAnswers readiness.FollowUp readiness.TalkMark readiness.ResearchConsent",
        encrypted=_("all answers"),
    ),
    DataKind(
        "vault",
        _("Your vault"),
        _("Dreams, moods and notes that you put into your vault, if you have one, and what you write there."),
        _("Only you. Closed, not even whoever runs this server can read what is in it."),
        "vault.Vault vault.VaultItem vault.VaultFile",
        encrypted=_("everything in it, and the key that your passphrase opens"),
        at_parting=_("It stays as it is."),
    ),
    DataKind(
        "notifications",
        _("Notifications"),
        _(
            "What is to remind you and when, what was sent to you, what you want to hear of, and devices that get notifications."
        ),
        _("Only you."),
        "delivery.Schedule delivery.Notification delivery.Preference delivery.PushDevice",
        encrypted=_("the addresses of your devices"),
        at_parting=_("Reminders and notifications about the two of you are withdrawn."),
    ),
    DataKind(
        "calendar",
        _("Your calendar address"),
        _(
            "A hash of the address under which your own calendar programs read your days, what stands in it, and since "
            "when it reads the same. Not the address itself."
        ),
        _("Only you. Whoever knows the address, and the company behind your calendar, can read what stands in it."),
        "feed.FeedAddress",
        at_parting=_("The address ends."),
    ),
    DataKind(
        "security",
        _("Signing in and security"),
        _(
            "Where you are logged in, passkeys and second steps, emails with codes, your keys, that acts were done, by ids; "
            "and for a short time which network addresses tried passwords or codes."
        ),
        _("Only you see your devices and second steps. Nobody else’s page shows any of it."),
        "mfa.Authenticator usersessions.UserSession sessions.Session privacy.DataKey privacy.AuditEntry delivery.AccountMail",
        at_parting=_("Nothing changes: you both stay logged in."),
    ),
    DataKind(
        "technical",
        _("What keeps things running"),
        _(
            "Which forms were sent, so that nothing is done twice; jobs that wait; an export you bring in, until you decide."
        ),
        _("Nobody. An export that waits only you see."),
        "web.Submission django_tasks_database.DBTaskResult people.ImportUpload people.ImportedRecord",
        at_parting=_("Nothing changes."),
    ),
)
