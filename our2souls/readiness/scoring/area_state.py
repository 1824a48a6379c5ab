"""The state of an area: the only label there is, and one of an area, never of the couple."""

from collections.abc import Iterable
from typing import Literal

from our2souls.readiness.scoring.alignment import alignment, coverage, crosses, mean_importance
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.apart_and_firm import apart_and_firm
from our2souls.readiness.scoring.thresholds import Thresholds

State = Literal["talk", "explore", "ready", "ease"]


def state(topics: Iterable[TopicPair], thresholds: Thresholds) -> State:
    """Talk first, explore, ready to plan or at ease, in this precedence.

    "talk" if anything is apart and firm, or across a line (one topic suffices: who wants another thing is neither ready
    together nor at ease, however little it may weigh) · "explore" if fewer than two topics have two answers · "talk"
    if A < .6 · "ready" if A ≥ .75 and mean importance ≥ 3.5 · "ease" otherwise. The bounds are ours and stand in the file.
    """
    asked = list(topics)
    if any(crosses(topic) or apart_and_firm(topic, thresholds) for topic in asked):
        return "talk"
    near, matters = alignment(asked), mean_importance(asked)
    if coverage(asked).both < thresholds.topics or near is None or matters is None:
        return "explore"
    if near < thresholds.talk_below:
        return "talk"
    return "ready" if near >= thresholds.ready_from and matters >= thresholds.ready_importance else "ease"
