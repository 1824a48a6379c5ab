"""Where one is sure of a wrong guess."""

from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.scoring.thresholds import Thresholds
from our2souls.readiness.scoring.understanding import cell


def is_blind_spot(topic: TopicPair, thresholds: Thresholds) -> bool:
    """Whether they differ and did not know it: the one cell that is called a blind spot."""
    return cell(topic, thresholds) == "different-unknown"
