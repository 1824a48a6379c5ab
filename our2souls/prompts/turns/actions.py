"""The acts: draw a prompt, answer it apart, say that it was talked about, pass it, hide it; choose the decks."""

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid4

from our2souls.delivery import outbox, partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer, viewing
from our2souls.prompts.turns import queries, reminders
from our2souls.prompts.turns.models import (
    DeckChoice,
    HiddenPrompt,
    PromptAnswer,
    PromptDraft,
    PromptRefusal,
    PromptTurn,
)

OPENED = "prompt_opened"
"""The partner event: both have answered."""
SUGGESTED = "suggested"
"""Before the id of a prompt that stands in no deck, so that one that is “not for us” is this one alone."""


@act
def draw() -> PromptTurn | None:
    """The couple's next prompt; None where every one of the chosen decks is hidden."""
    choice = _lock()
    reminders.begin()
    offer = queries.next_offer(choice)
    return None if offer is None else _offer(offer)


@act
def start(prompt_id: str) -> PromptTurn:
    """A prompt that somebody picked from a deck. Raises LookupError for an id that no prompt has, or one that is not for them."""
    _lock()
    if is_hidden(prompt_id):
        raise LookupError(prompt_id)
    reminders.begin()
    open_one = next((each for each in queries.all_open() if each.prompt == prompt_id), None)
    return open_one or _offer(queries.offer_of(prompt_id))


@act
def start_suggested(words: str, *, by: UUID) -> PromptTurn:
    """A question that somebody else put to the two, in their own words, and that one of the two took up."""
    _lock()
    reminders.begin()
    return _offer(queries.Offer(f"{SUGGESTED}:{uuid4()}", words, by))


@act
def draw_for_week(week: date) -> PromptTurn | None:
    """The couple's prompt of a week, named by its Monday: the same for both, whoever is told first. None as in `draw`."""
    choice = _lock()
    found = PromptTurn.objects.filter(week=week).first()
    if found is not None:
        return found
    offer = queries.next_offer(choice)
    if offer is None:
        return None
    for earlier in PromptTurn.objects.filter(week__lt=week, opened_at=None, talked_at=None, passed_at=None):
        if not has_answered(earlier):  # what nobody touched makes room; it can still be found
            pass_on(earlier)
    return _offer(offer, week)


def _lock() -> DeckChoice:
    """The couple's choice, locked: of two who draw at once the second sees the first's prompt."""
    return DeckChoice.objects.select_for_update().get_or_create(couple_id=current_viewer().couple)[0]


def _offer(offer: queries.Offer, week: date | None = None) -> PromptTurn:
    turn = PromptTurn(couple_id=current_viewer().couple, worded_by_id=offer.by, week=week)
    turn.prompt, turn.words = offer.id, offer.words
    turn.save(force_insert=True)
    return turn


def has_answered(turn: PromptTurn, person_id: UUID | None = None) -> bool:
    """Whether a partner has answered, or either of them without an id: the page tells that, and nothing more."""
    rows = unscoped.queryset(PromptDraft, "reveal").filter(turn=turn).exclude(answered_at=None)
    return (rows if person_id is None else rows.filter(owner_id=person_id)).exists()


@act
def answer(turn: PromptTurn, *, words: str) -> PromptTurn:
    """The viewer's answer: sealed until the other's is there, changeable till then; the second one opens both."""
    viewer = current_viewer()
    locked = PromptTurn.objects.select_for_update().get(pk=turn.pk)
    if locked.opened_at is not None:
        return locked
    draft = queries.my_draft(locked) or PromptDraft(owner_id=viewer.person_id, turn=locked)
    draft.words, draft.saved_at = words, now()
    draft.answered_at = draft.saved_at
    draft.save()
    audit.record("prompt.answered", locked)
    if locked.passed_at is not None and not is_hidden(locked.prompt):
        locked.passed_at = None
        locked.save(update_fields=["passed_at"])
    outbox.mark_seen_about(viewer.person_id, locked.pk, notice=reminders.NOTICE)
    reminders.begin()
    if viewer.partner_id is not None and has_answered(locked, viewer.partner_id):
        _open(locked, viewer)
    return locked


def is_hidden(prompt_id: str) -> bool:
    """Whether the couple has said that a prompt is not for them."""
    return any(each.prompt == prompt_id for each in HiddenPrompt.objects.all())


@act
def withdraw(turn: PromptTurn) -> None:
    """Take one's answer back while it is sealed; its words stay with their writer."""
    locked = PromptTurn.objects.select_for_update().get(pk=turn.pk)
    if locked.opened_at is None:
        PromptDraft.objects.filter(turn=locked).update(answered_at=None)


def _open(turn: PromptTurn, viewer: Viewer) -> None:
    """Both have answered, each knowing that both open together: copy both into the couple's."""
    for eyes in (viewer, viewer.of_partner()):
        with viewing(eyes):
            draft = PromptDraft.objects.get(turn=turn)
            shown = PromptAnswer(couple_id=turn.couple_id, turn=turn, person_id=eyes.person_id)
            shown.words, shown.answered_at = draft.words, draft.answered_at or now()
            shown.save(force_insert=True)
    turn.opened_at = now()
    turn.save(update_fields=["opened_at"])
    outbox.cancel_about(None, turn.pk, notice=reminders.NOTICE)
    partner_events.tell_partner(OPENED, turn.pk)


@act
def mark_talked(turn: PromptTurn) -> None:
    """The two have talked about it: it is done, whatever either wrote stays sealed."""
    _finish(turn, "talked_at")


@act
def pass_on(turn: PromptTurn) -> None:
    """Not this one, not now: it waits among the earlier ones, and another may come."""
    _finish(turn, "passed_at")


def _finish(turn: PromptTurn, column: str) -> None:
    if PromptTurn.objects.filter(pk=turn.pk, opened_at=None, **{column: None}).update(**{column: now()}):
        outbox.cancel_about(None, turn.pk, notice=reminders.NOTICE)


@act
def hide(turn: PromptTurn) -> None:
    """“Not for us”: it comes no more, for neither. The other is not told who said so, and no audit log is."""
    _lock()
    hidden = next((each for each in HiddenPrompt.objects.all() if each.prompt == turn.prompt), None)
    if hidden is None:
        hidden = HiddenPrompt(couple_id=current_viewer().couple)
        hidden.prompt = str(turn.prompt)
        hidden.save(force_insert=True)
    PromptRefusal.objects.get_or_create(owner_id=current_viewer().person_id, hidden=hidden.pk)
    pass_on(turn)


@act
def unhide(hidden: HiddenPrompt) -> None:
    """The viewer takes their “not for us” back. It comes again unless the other's stands, which nobody is told."""
    _lock()
    PromptRefusal.objects.filter(hidden=hidden.pk).delete()
    if not unscoped.queryset(PromptRefusal, "reveal").filter(hidden=hidden.pk).exists():
        hidden.delete()


@act
def choose_decks(*, off: Collection[str], deepest: int, among: Collection[str] | None = None) -> None:
    """Which decks the couple does not want, and how deep prompts may go; for both, from the next prompt on.

    `among` are the decks that were asked about: any other stays as it is. None stands for all that there are.
    """
    choice = _lock()
    others = set() if among is None else set(choice.off or ()) - set(among)
    choice.off, choice.deepest = sorted(others | set(off)) or None, deepest
    choice.save()
    audit.record("prompts.chosen", choice)
