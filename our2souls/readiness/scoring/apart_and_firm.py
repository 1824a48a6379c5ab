"""Apart and firm: a difference on which somebody cannot give way. Listed by itself, never averaged away."""

from our2souls.readiness.scoring.alignment import differ
from our2souls.readiness.scoring.answers import TopicPair, TopicResponse
from our2souls.readiness.scoring.thresholds import Thresholds


def stands_firm(response: TopicResponse, thresholds: Thresholds) -> bool:
    """Whether it is as important as can be (5) to one person who can hardly bend (≤ 2); without an answer nobody is firm."""
    return (
        response.importance is not None
        and response.importance >= thresholds.firm_importance
        and response.room <= thresholds.firm_bend
    )


def apart_and_firm(topic: TopicPair, thresholds: Thresholds) -> bool:
    """They differ (d ≥ 2) and one stands firm, with importance 5 and bend ≤ 2. A rule of ours; its bounds stand in the file."""
    if not differ(topic, thresholds):
        return False
    return stands_firm(topic.a, thresholds) or stands_firm(topic.b, thresholds)
