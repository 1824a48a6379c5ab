"""A bridge as a whole: opened, answered, at rest and taken up again, stopped and reopened; and the one way a move is made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from our2souls.bridges.core import dialogue, moves, reminders, sides, state
from our2souls.bridges.core.dialogue import Dialogue
from our2souls.bridges.core.models import Agreement, Bridge, BridgeSide
from our2souls.delivery import partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer

OPENED, BEGUN, DECLINED = "bridge_opened", "bridge_begun", "bridge_declined"
RESTS, RESUMED, STOPPED, REOPENED = "bridge_rests", "bridge_resumed", "bridge_stopped", "bridge_reopened"
TURN, STORY = "bridge_turn", "bridge_story"
"""The partner events of these acts; `TURN` is that of every other move: it is their turn. The rest: once a day at most."""
MOST_WAITING = 6
"""So many invitations of one person can wait for the other's answer."""


class TooManyInvitations(ValueError):
    """So many of one person's invitations wait that nothing more is asked."""


@dataclass(frozen=True, slots=True)
class BridgeData:
    """What a bridge is opened with. `mine` is the line of an own dream that is brought; `dream` the partner's, to be offered."""

    title: str
    question: str = ""
    source: str = "question"
    mine: str = ""
    dream: UUID | None = None
    intention_id: UUID | None = None
    topic: UUID | None = None


@act
def create(data: BridgeData) -> Bridge:
    """Invite the partner to a bridge; it begins with their yes. Raises TooManyInvitations, NotPermitted for somebody alone."""
    viewer = current_viewer()
    if viewer.partner_id is None:
        raise NotPermitted("A bridge needs two.")
    waiting = Bridge.objects.filter(stage="invited", outcome="", opened_by_id=viewer.person_id)
    if waiting.count() >= MOST_WAITING:
        raise TooManyInvitations
    bridge = Bridge(
        couple_id=viewer.couple,
        source=data.source,
        intention_id=data.intention_id,
        dream=data.dream,
        topic=data.topic,
        opened_by_id=viewer.person_id,
        first_speaker_id=viewer.person_id,
        title=data.title,
        question=data.question,
        brought={str(viewer.person_id): data.mine} if data.mine else {},
    )
    bridge.save(force_insert=True)
    audit.record("bridge.opened", bridge)
    partner_events.tell_partner(OPENED, bridge.pk)
    return bridge


@act
def accept(bridge: Bridge, *, brings: str = "") -> Bridge:
    """Begin it, with the line of an own dream or without. Who speaks first alternates from bridge to bridge."""

    def write(locked: Bridge, _side: BridgeSide) -> None:
        viewer = current_viewer()
        last = Bridge.objects.exclude(begun_at=None).order_by("-begun_at").first()
        if last is not None:
            locked.first_speaker_id = next(each for each in viewer.both if each != last.first_speaker_id)
        if brings:
            locked.brought = {**(locked.brought or {}), str(viewer.person_id): brings}
        locked.begun_at, locked.dream = now(), None

    found = move(bridge, moves.accept, write=write, tells_turn=False)
    audit.record("bridge.begun", found)
    partner_events.answer(OPENED, found.pk)
    partner_events.tell_partner(BEGUN, found.pk)
    return found


@act
def postpone(bridge: Bridge) -> Bridge:
    """Later: the invitation rests, and can be accepted any day."""
    found = move(bridge, moves.postpone, tells_turn=False)
    partner_events.answer(OPENED, found.pk)
    partner_events.tell_partner(RESTS, found.pk, occasion=today())
    return found


@act
def decline(bridge: Bridge) -> Bridge:
    """No, without a reason; the one who said it can still accept it another day."""
    found = move(bridge, moves.decline, tells_turn=False)
    found.dream = None
    found.save(update_fields=["dream"])
    audit.record("bridge.declined", found)
    partner_events.answer(OPENED, found.pk)
    partner_events.tell_partner(DECLINED, found.pk, occasion=today())
    return found


@act
def rest(bridge: Bridge) -> Bridge:
    """Let it rest for now. There is one such act: “not now”, “I need a moment” and “I don’t feel safe saying this” are sent alike.

    Nobody keeps who it was or why: no row, no audit entry, no history. A bridge that rests already is left as it is.
    """
    locked = lock(bridge)
    if locked.rested_at is not None:
        return locked
    found = move(locked, moves.rest, tells_turn=False)
    partner_events.take_back(TURN, found.pk)
    partner_events.answer(TURN, found.pk)
    partner_events.tell_partner(RESTS, found.pk, occasion=today())
    return found


@act
def resume(bridge: Bridge) -> Bridge:
    """Take it up again: each is asked anew whether now is a good moment. Told to the other once a day at most."""
    found = move(bridge, moves.resume, tells_turn=False)
    partner_events.answer(RESTS, found.pk)
    partner_events.tell_partner(RESUMED, found.pk, occasion=today())
    return found


@act
def ready(bridge: Bridge) -> Bridge:
    """Now is a good moment for the viewer: nobody learns of it until it is one for both, and then the step is open."""
    viewer, locked = current_viewer(), lock(bridge)
    before, side = state.load(locked, viewer), sides.own_side(locked, viewer)
    if viewer.person_id in before.ready:
        return locked
    after = moves.ready(before, viewer.person_id)
    state.save(locked, side, before, after, is_unseen=not after.is_open)
    if after.is_open:
        _tell_turn(locked, after, viewer)
    return locked


@act
def stop(bridge: Bridge) -> Bridge:
    """Either ends it; everything that was written stays whose it is. An invitation is taken back, or declined."""
    found = move(bridge, moves.stop, tells_turn=False)
    reminders.stop(found)
    audit.record("bridge.stopped", found)
    partner_events.take_back(OPENED, found.pk)
    partner_events.tell_partner(DECLINED if found.outcome == dialogue.DECLINED else STOPPED, found.pk, occasion=today())
    return found


@act
def reopen(bridge: Bridge) -> Bridge:
    """Either takes up again what had ended. What was agreed is open again: no old yes counts, for it or for the story."""

    def write(locked: Bridge, _side: BridgeSide) -> None:
        Agreement.objects.filter(bridge=locked, replaced_at=None).update(replaced_at=now())
        locked.story_by_id, locked.in_story = None, False

    found = move(bridge, moves.reopen, write=write, tells_turn=False)
    partner_events.answer(STORY, found.pk)
    partner_events.take_back(STORY, found.pk)
    reminders.stop(found)
    audit.record("bridge.reopened", found)
    partner_events.tell_partner(REOPENED, found.pk, occasion=today())
    return found


def today() -> date:
    """The viewer’s day: what is told once a day is told once on it."""
    return current_viewer().today


def lock(bridge: Bridge) -> Bridge:
    """The bridge as it stands now, held against the other until the act ends."""
    return Bridge.objects.select_for_update().get(pk=bridge.pk)


@act
def move(
    bridge: Bridge,
    step: Callable[[Dialogue, object], Dialogue],
    *,
    write: Callable[[Bridge, BridgeSide], None] | None = None,
    before: Dialogue | None = None,
    tells_turn: bool = True,
    shows: bool = False,
) -> Bridge:
    """A move of the viewer's: what the dialogue allows, `write` with it what the rows have to say; both learn whose turn it is.

    `write` sees the bridge before the move and may change it and the viewer's side. `before` spares a reading of where it stands,
    by a caller who holds the lock; `tells_turn` is false where the act has an event of its own, `shows` is true where `write`
    has words for both. What only its doer’s side knows changes nothing that the other’s page has. Raises Refused.
    """
    viewer = current_viewer()
    locked = bridge if before is not None else lock(bridge)
    side = sides.own_side(locked, viewer)
    was = before or state.load(locked, viewer)
    after = step(was, viewer.person_id)
    if write is not None:
        write(locked, side)
    state.save(locked, side, was, after, is_unseen=not shows and state.seen_by_both(was) == state.seen_by_both(after))
    if tells_turn:
        _tell_turn(locked, after, viewer, was)
    return locked


def _tell_turn(bridge: Bridge, after: Dialogue, viewer: Viewer, before: Dialogue | None = None) -> None:
    """The partner learns that it is their turn, where it was not; what the viewer was told of theirs is no news any more."""
    partner, turn = viewer.partner_id, dialogue.whose_turn(after)
    if viewer.person_id not in turn:
        partner_events.answer(TURN, bridge.pk)
    was_theirs = before is not None and partner in dialogue.whose_turn(before) and before.stage == after.stage
    # both could propose, and so it was theirs too; only now there is something to sign
    is_proposed = before is not None and bool(after.kind) and not before.kind
    if partner in turn and (not was_theirs or is_proposed):
        partner_events.tell_partner(TURN, bridge.pk, occasion=bridge.version)
