"""The agreement: proposed, signed by both, looked at again on its day; and how it was for each, kept for oneself."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from our2souls.bridges.core import actions, dialogue, moves, reminders, sides, state
from our2souls.bridges.core.models import Agreement, Bridge, BridgeSide, Signature
from our2souls.delivery import partner_events
from our2souls.intentions.core import choosing, weaving
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer, viewing

AGREED, REVIEWED = "bridge_agreed", "bridge_reviewed"
"""The partner events of these acts."""
SCALE = range(1, 6)


@dataclass(frozen=True, slots=True)
class AgreementData:
    """What is proposed: its kind, the words, and the days it needs. `step` is one's own “if …, then I …”."""

    kind: str
    words: str
    step: str = ""
    option: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None


@act
def propose(bridge: Bridge, data: AgreementData) -> Agreement:
    """Propose it, signed by the viewer; another proposal falls. Raises Refused, ValueError for a kind that is none."""
    made: list[Agreement] = []

    def write(locked: Bridge, _side: BridgeSide) -> None:
        _replace(locked)
        row = Agreement(
            couple_id=locked.couple_id,
            bridge=locked,
            kind=data.kind,
            option_id=data.option,
            starts_on=data.starts_on,
            ends_on=data.ends_on,
            review_on=data.review_on,
            proposed_by_id=current_viewer().person_id,
        )
        row.words = data.words
        row.save(force_insert=True)
        _write_signature(row, data.step)
        made.append(row)

    actions.move(bridge, moves.propose(data.kind), write=write, shows=True)
    return made[0]


@act
def sign(bridge: Bridge, agreement_id: UUID, step: str = "") -> Agreement:
    """Sign what the other proposed. Raises Refused, also where another proposal stands by now."""
    locked = actions.lock(bridge)
    agreement = state.standing(locked)
    if agreement is None or agreement.pk != agreement_id:
        raise dialogue.Refused("It says something else by now.")
    before = state.load(locked, current_viewer(), agreement)
    found = actions.move(
        locked,
        moves.sign,
        write=lambda _bridge, _side: _write_signature(agreement, step),
        before=before,
        tells_turn=False,
    )
    if agreement.signed_at is None and Signature.objects.filter(agreement=agreement).count() == len(before.pair):
        _agreed(found, agreement)
    return agreement


def _agreed(bridge: Bridge, agreement: Agreement) -> None:
    """Both signed: it has its day, or becomes an intention that both have chosen."""
    agreement.signed_at = now()
    viewer = current_viewer()
    if agreement.kind == dialogue.INTENTION:
        intention = weaving.weave(name=agreement.words)
        for eyes in (viewer, viewer.of_partner()):  # each signed that it becomes one
            with viewing(eyes):
                choosing.choose(intention)
        agreement.intention_id = intention.pk
    agreement.save()
    reminders.sync(agreement)
    audit.record("bridge.agreed", bridge)
    partner_events.tell_partner(AGREED, bridge.pk, occasion=agreement.pk)


@act
def review(bridge: Bridge, answer: str) -> Bridge:
    """Keep, change or end what was agreed: unseen until both have said. Raises Refused, ValueError for another answer."""
    locked, viewer = actions.lock(bridge), current_viewer()
    agreement = state.standing(locked)
    if agreement is None:
        raise dialogue.Refused("Nothing was agreed.")
    before = state.load(locked, viewer, agreement)
    theirs = viewer.partner_id in before.answers
    if theirs:
        with viewing(viewer.of_partner()):  # they answered knowing that both open together
            words = str(BridgeSide.objects.get(bridge=locked).review)
        before = replace(before, answers={**before.answers, viewer.partner_id: words})

    def write(_locked: Bridge, side: BridgeSide) -> None:
        side.review, side.reviewed = answer, agreement.pk

    found = actions.move(locked, moves.review(answer), write=write, before=before, tells_turn=False)
    if not theirs and viewer.person_id not in before.answers:  # another answer of one's own is no news
        partner_events.tell_partner(actions.TURN, found.pk, occasion=found.version)
    elif theirs:
        agreement.answers = {str(viewer.person_id): answer, str(viewer.partner_id): words}
        agreement.reviewed_at = now()
        if found.stage == "agreement":
            agreement.replaced_at = now()
        agreement.save()
        reminders.stop(found)
        audit.record("bridge.reviewed", found)
        partner_events.tell_partner(REVIEWED, found.pk, occasion=agreement.pk)
    return found


@act
def feel(bridge: Bridge, heard: int | None, pressed: int | None) -> BridgeSide:
    """Keep for oneself how it was: felt heard, felt pressed, 1 to 5 each or not said. Raises ValueError off the scale."""
    if any(number is not None and number not in SCALE for number in (heard, pressed)):
        raise ValueError(heard, pressed)
    side = sides.own_side(actions.lock(bridge), current_viewer())
    side.feelings, side.felt_on = {"heard": heard, "pressed": pressed}, current_viewer().today
    side.save()
    return side


def _replace(bridge: Bridge) -> None:
    Agreement.objects.filter(bridge=bridge, replaced_at=None).update(replaced_at=now())


def _write_signature(agreement: Agreement, step: str) -> None:
    person_id = current_viewer().person_id
    row = Signature.objects.filter(agreement=agreement, person_id=person_id).first()
    row = row or Signature(couple_id=agreement.couple_id, agreement=agreement, person_id=person_id)
    row.step = step
    row.save()
