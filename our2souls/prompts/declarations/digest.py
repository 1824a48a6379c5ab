"""Something to talk about, in the weekly letter: the question that is open, or the next one."""

from collections.abc import Sequence

from django.utils.translation import gettext

from our2souls.delivery.registry import Recipient, digest_lines
from our2souls.privacy.viewer import current_viewer
from our2souls.prompts.turns import queries


def _lines(_recipient: Recipient, named: bool) -> Sequence[str]:  # noqa: FBT001 - the port's signature
    """Its words where the letter may say names: what two are asked tells of them. Nothing is used up by that."""
    if current_viewer().couple_id is None:
        return ()
    turn = next(iter(queries.open_turns()), None)
    offer = None if turn else queries.next_offer()
    words = queries.spoken(turn.words) if turn else (offer.text if offer else "")
    if not words:
        return ()
    return [words if named else gettext("A question for the two of you waits under Questions.")]


def declare() -> None:
    """Fill delivery's port."""
    digest_lines.register("prompts", _lines)
