"""Weaving one or two dreams into a shared intention, or starting one afresh. The dreams stay their owners'."""

from collections.abc import Collection
from uuid import UUID

from our2souls.delivery import partner_events
from our2souls.dreams.access import Dream
from our2souls.dreams.text_fields import TEXTS
from our2souls.intentions.core.history import actions as history
from our2souls.intentions.core.models import Intention, PrivateWhy, RevealedWhy, Strand
from our2souls.intentions.core.queries import lock
from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer, viewing

WOVEN, WHY_WRITTEN = "intention_woven", "why_written"
"""The partner events of these acts."""

BRINGABLE = tuple(each.name for each in TEXTS if each.strand_label)
"""What of a dream a strand has a column for."""


@act
def weave(
    *,
    name: str,
    mine: Dream | None = None,
    theirs: Dream | None = None,
    bring: Collection[str] = ("line",),
    horizon: str = "",
) -> Intention:
    """Make an intention that waits for both choices.

    `mine` brings the words named in `bring`; `theirs` only gets a place: its owner brings words of it, or none.
    Raises NotPermitted for a viewer in no couple, or for a dream given on the wrong side.
    """
    viewer = current_viewer()
    if viewer.couple_id is None:
        msg = "An intention needs two."
        raise NotPermitted(msg)
    if (mine and mine.owner_id != viewer.person_id) or (theirs and theirs.owner_id != viewer.partner_id):
        msg = "A dream is woven by its owner, or with its owner."
        raise NotPermitted(msg)
    intention = Intention.objects.create(
        couple_id=viewer.couple_id, name=name, proposed_by_id=viewer.person_id, horizon=horizon
    )
    if mine:
        strand = Strand.objects.create(
            couple_id=viewer.couple_id, intention=intention, person_id=viewer.person_id, dream=mine.pk
        )
        copy_words(strand, mine, bring)
    if theirs:
        Strand.objects.create(
            couple_id=viewer.couple_id, intention=intention, person_id=theirs.owner_id, dream=theirs.pk
        )
    history.record(intention, "woven", after=name)
    audit.record("intention.woven", intention)
    partner_events.tell_partner(WOVEN, intention.pk)
    return intention


def copy_words(strand: Strand, dream: Dream, bring: Collection[str]) -> None:
    """Copy the words a dream's owner agreed to bring; what is not named is taken out again.

    Raises NotPermitted unless the viewer owns both.
    """
    if {dream.owner_id, strand.person_id} != {current_viewer().person_id}:
        msg = "Each brings their own words."
        raise NotPermitted(msg)
    for column in BRINGABLE:
        setattr(strand, column, getattr(dream, column) if column in bring else "")
    strand.copied_at = now()
    strand.save()


@act
def unweave(strand: Strand) -> None:
    """Take one's dream out of an intention again: its words go, the intention stays, and the dream is as it was.

    Raises NotPermitted unless the viewer brought it.
    """
    if strand.person_id != current_viewer().person_id:
        msg = "Each takes out their own."
        raise NotPermitted(msg)
    history.record(strand.intention, "unwoven")
    audit.record("intention.unwoven", strand.intention)
    strand.delete()


@act
def write_why(intention: Intention, *, why: str, need: str = "", reveal: bool = False) -> PrivateWhy:
    """Write one's why and need apart. Once both have written, both are revealed; `reveal` shows one's own at once."""
    viewer = current_viewer()
    lock(intention)  # of two who write at once the second sees what the first wrote
    private_why = PrivateWhy.objects.filter(intention=intention).first() or PrivateWhy(
        owner_id=viewer.person_id, intention=intention
    )
    is_first = private_why._state.adding
    private_why.why, private_why.need, private_why.written_at = why, need, now()
    private_why.save()
    theirs = unscoped.queryset(PrivateWhy, "reveal").filter(intention=intention, owner_id=viewer.partner_id).first()
    if reveal or theirs is not None or private_why.revealed_at is not None:
        _reveal(private_why, viewer)
    if is_first:
        partner_events.tell_partner(WHY_WRITTEN, intention.pk)
    if theirs is not None and theirs.revealed_at is None and viewer.partner_id is not None:
        # Its writer agreed to exactly this when writing: "you read each other's once both have written".
        _reveal(theirs, Viewer(viewer.partner_id, viewer.couple_id, viewer.person_id))
    return private_why


def _reveal(private_why: PrivateWhy, writer: Viewer) -> None:
    with viewing(writer):
        words = {"why": private_why.why, "need": private_why.need}
        shown = RevealedWhy.objects.filter(
            intention_id=private_why.intention_id, person_id=private_why.owner_id
        ).first() or RevealedWhy(
            couple_id=writer.couple, intention_id=private_why.intention_id, person_id=private_why.owner_id
        )
        before = shown.why
        shown.why, shown.need = words["why"], words["need"]
        shown.save()
        if private_why.revealed_at is None:
            private_why.revealed_at = now()
            private_why.save(update_fields=["revealed_at"])
        if before and before != shown.why:
            history.record(private_why.intention, "why", before=before, after=shown.why)
        audit.record("why.revealed", shown)


def has_written(intention: Intention, person_id: UUID | None) -> bool:
    """Whether a partner has written their why: the page says so to the other, and nothing more."""
    return unscoped.queryset(PrivateWhy, "reveal").filter(intention=intention, owner_id=person_id).exists()
