"""Something to talk about, in the weekly letter: the question of the week while nobody touched it, or another for that week."""

from collections.abc import Sequence

from django.utils.translation import gettext

from our2souls.delivery.registry import Recipient, digest_lines
from our2souls.privacy.viewer import current_viewer
from our2souls.prompts.turns import actions, queries, reminders


def _lines(_recipient: Recipient, named: bool) -> Sequence[str]:  # noqa: FBT001 - the port's signature
    """Its words where the letter may say names: what two are asked tells of them. Nothing is used up by that.

    Nothing for a reader who wants no question each week. No letter brings the one before, though nobody has opened the page.
    """
    viewer = current_viewer()
    if viewer.couple_id is None or reminders.is_off():
        return ()
    monday = reminders.monday_of(viewer.today)
    turn = queries.all_open().filter(week=monday).first()
    if turn is not None and not actions.has_answered(turn):
        words = queries.spoken(turn.words)
    else:
        offer = queries.offer_for_week(monday)
        words = offer.text if offer else ""
    if not words:
        return ()
    return [words if named else gettext("A question for the two of you waits under Questions.")]


def declare() -> None:
    """Fill delivery's port."""
    digest_lines.register("prompts", _lines)
