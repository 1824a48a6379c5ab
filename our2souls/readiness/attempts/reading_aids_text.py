"""Reading aids: what somebody's own way of answering says about reading the result. For them alone, and subtracted nowhere."""

from django.utils.translation import gettext as _

from our2souls.readiness.attempts.actions import AttemptState
from our2souls.readiness.attempts.numbers import TAPS, number
from our2souls.readiness.scoring import reading_aids


def reading_aids_of(state: AttemptState) -> list[str]:
    """The remarks that hold for an attempt, in words; none is a fault. Only its author ever gets its `AttemptState`."""
    seconds, given, rosy = [], [], []
    for item in state.items:
        answer = state.answers.get(item.key) or {}
        spent = answer.get("after")
        if isinstance(spent, int):
            seconds.append(spent)
        taps = [number(answer.get(name), 7) for name in (*TAPS, "agree", "value")]
        given += [tap for tap in taps if tap is not None]
        if item.kind == "idealisation":
            rosy.append(number(answer.get("agree"), 5))
    aids = reading_aids.reading_aids(seconds, given, rosy)
    words = {
        "fast": _(
            "You answered very fast. Some answers may be a first thought: look at those that matter to you once more."
        ),
        "same": _("You gave nearly the same answer throughout. What differs between you two may be hidden by that."),
        "rosy": _("You described the two of you rosier than most days are. The days themselves may say more."),
    }
    return [words[name] for name in ("fast", "same", "rosy") if name in aids]
