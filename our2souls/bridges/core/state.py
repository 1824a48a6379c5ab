"""A bridge’s rows and its dialogue: how far two have come read from the rows, and written back after a move.

What is a partner’s own (that now is a good moment for them, their rating, their answer) is a mark on their own side, which holds
for the step, the round or the agreement it was given to: a move by the other makes it stale, and never writes to it.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count

from our2souls.bridges.core.dialogue import NOBODY, Dialogue
from our2souls.bridges.core.models import Agreement, Bridge, BridgeOption, BridgeSide, Signature
from our2souls.lib.clock import now
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer

UNREAD = ""
"""Stands for a partner’s answer at a review, which nobody but them reads before both have answered."""


def standing(bridge: Bridge) -> Agreement | None:
    """The agreement that is proposed or was signed last."""
    return Agreement.objects.filter(bridge=bridge, replaced_at=None).first()


def load(bridge: Bridge, viewer: Viewer, agreement: Agreement | None = None) -> Dialogue:
    """How far the two have come; three queries, four at an agreement.

    Of the partner’s side only the marks are asked, never a word. Raises NoViewer for a viewer without a partner.
    """
    pair = (viewer.person_id, viewer.of_partner().person_id)
    marks = list(_marks(bridge, pair))
    counts = BridgeOption.objects.filter(bridge=bridge, removed_at=None).values_list("person_id").annotate(Count("pk"))
    agreement = agreement or standing(bridge)
    signed = Signature.objects.filter(agreement=agreement).values_list("person_id", flat=True) if agreement else ()
    return Dialogue(
        pair=pair,
        opener=bridge.opened_by_id,
        first=bridge.first_speaker_id,
        stage=bridge.stage,  # type: ignore[arg-type]  # one of its choices
        outcome=bridge.outcome,
        is_resting=bridge.rested_at is not None,
        is_open=bridge.is_open,
        ready=_whose(each for each in marks if each.ready_step == bridge.step and not bridge.is_open),
        written=_whose(each for each in marks if each.written_at),
        speaker=bridge.speaker_id,
        turn=bridge.turn,  # type: ignore[arg-type]  # one of its choices
        heard=_heard(bridge, pair),
        seen_ground=_whose(each for each in marks if each.ground_at),
        options=dict(counts) if bridge.stage in {"options", "agreement", "review"} else {},
        rated=frozenset(pair) if bridge.is_rated else _whose(e for e in marks if e.rated_round == bridge.round),
        is_revealed=bridge.is_rated,
        kind=agreement.kind if agreement else "",
        signed=frozenset(signed),
        answers={each.owner_id: UNREAD for each in marks if agreement and each.reviewed == agreement.pk},
    )


def _marks(bridge: Bridge, pair: tuple[UUID, UUID]) -> Iterable[BridgeSide]:
    rows = unscoped.queryset(BridgeSide, "reveal").filter(bridge=bridge, owner_id__in=pair)
    return rows.only("owner_id", "bridge_id", "written_at", "ready_step", "ground_at", "rated_round", "reviewed")


def _whose(sides: Iterable[BridgeSide]) -> frozenset[UUID]:
    return frozenset(side.owner_id for side in sides)


def _heard(bridge: Bridge, pair: tuple[UUID, UUID]) -> frozenset[UUID]:
    """Who said that they feel heard: the order in which the two speak says it, and the turn of whoever speaks now."""
    first = bridge.first_speaker_id
    if bridge.stage in {"invited", "apart"}:
        return NOBODY  # type: ignore[return-value]
    if bridge.stage != "listen":
        return frozenset(pair)
    heard = set() if bridge.speaker_id == first else {first}
    return frozenset(heard | ({bridge.speaker_id} if bridge.turn == "respond" else set()))  # type: ignore[arg-type]


def save(bridge: Bridge, side: BridgeSide, before: Dialogue, after: Dialogue, *, is_unseen: bool = False) -> None:
    """Write a move of the side’s owner down: on the bridge what both see, on the side what is their own.

    `is_unseen`: the other’s page shows nothing of it, and so nothing of the bridge’s row changes. Agreements, options and turns
    are rows of their own, written by their acts.
    """
    who, was_asked = side.owner_id, (before.stage, before.is_open, before.is_resting, before.outcome)
    if was_asked != (after.stage, after.is_open, after.is_resting, after.outcome):
        bridge.step += 1
    if before.options != after.options:
        bridge.round += 1
    side.ready_step = bridge.step if who in after.ready else None
    side.written_at = (side.written_at or now()) if who in after.written else None
    side.ground_at = (side.ground_at or now()) if who in after.seen_ground else None
    side.rated_round = bridge.round if who in after.rated else None
    side.save()
    if is_unseen:
        return
    bridge.stage, bridge.outcome, bridge.is_open, bridge.turn = after.stage, after.outcome, after.is_open, after.turn
    bridge.speaker_id, bridge.is_rated = after.speaker, after.is_revealed  # type: ignore[assignment]
    bridge.rested_at = (bridge.rested_at or now()) if after.is_resting else None
    bridge.ended_at = None if after.goes_on else (bridge.ended_at or now())
    bridge.version += 1
    bridge.save()


def seen_by_both(now: Dialogue) -> tuple[object, ...]:
    """What the pages of both show of it: not who has done their own part of a step in which both are at work."""
    return (
        *(now.stage, now.outcome, now.is_resting, now.is_open, now.speaker, now.turn),
        *(tuple(sorted(now.options.values())), now.is_revealed, now.kind, now.signed),
    )
