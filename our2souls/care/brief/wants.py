"""What each wants: the intentions of the two with the whys that both read."""

from typing import Any

from django.utils.translation import gettext as _

from our2souls.care.brief import text
from our2souls.care.brief.model import FaceWords, WantText
from our2souls.care.consent.access import ClientAccess
from our2souls.dreams import choices as dream_choices
from our2souls.intentions.page import overview
from our2souls.intentions.page.overview import IntentionOverview

MOST = 12
"""So many intentions are texts in full; the others are counted."""


def wants(client: ClientAccess) -> tuple[tuple[WantText, ...], int, tuple[str, ...]]:
    """The intentions in words, how many more there are, and the names of those that wait or rest."""
    found, more = overview.unfinished(client.us, MOST)
    stalled = [each for each in found if each.intention.state in {"waiting", "resting"}]
    return tuple(_want(each) for each in found), more, tuple(_stalled(each) for each in stalled)


def _want(each: IntentionOverview) -> WantText:
    first = each.answers[0][1] if each.answers else None
    return WantText(
        name=each.summary.name,
        facts=tuple(fact for fact in _facts(each) if fact),
        whys=tuple(
            FaceWords(face, row.why, (_("Need: %(need)s") % {"need": row.need_text},) if row.need_text else ())
            for face, row in each.whys
            if row.why or row.need
        ),
        common_ground=each.common_ground,
        reviewed_on=first.revisit.due_on if first else None,
        answers=tuple(_answer(face, row) for face, row in each.answers),
    )


def _facts(each: IntentionOverview) -> list[str]:
    horizons = dict(dream_choices.HORIZONS)
    steps = {"done": each.done_count, "all": each.step_count}
    return [
        str(text.STATES[each.intention.state]),
        str(horizons.get(each.intention.horizon, "")),
        each.summary.amounts,
        _("%(done)d of %(all)d milestones") % steps if each.step_count else "",
        _("Next: %(step)s") % {"step": each.summary.next_title} if each.summary.next_title else "",
    ]


def _answer(face: Any, row: Any) -> FaceWords:
    lines = (
        _("What changed: %(words)s") % {"words": row.changed} if row.changed else "",
        _("Next step: %(words)s") % {"words": row.next_step} if row.next_step else "",
    )
    return FaceWords(face, str(text.WANTS.get(row.want, "")), tuple(line for line in lines if line), is_own_words=False)


def _stalled(each: IntentionOverview) -> str:
    row = each.intention
    since = row.waiting_since if row.state == "waiting" else row.rested_at
    values = {"name": each.summary.name, "day": text.day(since) if since else ""}
    if row.state == "waiting":
        return _("“%(name)s” waits for one of them or both, since %(day)s.") % values
    return _("“%(name)s” rests since %(day)s.") % values
