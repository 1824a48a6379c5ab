"""The one label there is: of an area, never of the couple, and only where it says something."""

from collections.abc import Iterable
from typing import Literal

from our2souls.readiness.scoring.alignment import crosses, distance
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.apart_and_firm import apart_and_firm
from our2souls.readiness.scoring.talk_first import greatest_importance
from our2souls.readiness.scoring.thresholds import Thresholds

State = Literal["talk", ""]

FAR, MATTERS = 3, 4
"""From how many places on, and what importance to one of the two, a topic suffices for the label. Ours; at two places, every
other area had it, and lost it by chance."""


def puts_first(topic: TopicPair, thresholds: Thresholds) -> bool:
    """Whether a topic alone puts its area in front: apart and firm, across a line, or three apart where it matters 4 to one."""
    places = distance(topic)
    if places is None:
        return False
    far = places >= FAR and greatest_importance(topic) >= MATTERS
    return far or crosses(topic) or apart_and_firm(topic, thresholds)


def state(topics: Iterable[TopicPair], thresholds: Thresholds) -> State:
    """Talk first, where a topic of the area puts it in front, whatever the others are; nothing otherwise.

    Three topics carry no more: of the four labels there were once, little more than half came back when the same couples
    answered anew, with nothing but noise between (docs/decisions/0055). What else is to be said of an area, its topics say.
    """
    return "talk" if any(puts_first(topic, thresholds) for topic in topics) else ""
