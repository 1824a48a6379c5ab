"""Calendars of Ana and of Dora, under addresses that other programs know, which name nothing."""

from tests.architecture.world.scene import Scene
from tests.factories.rhythm.feed import a_calendar_address


def calendars(scene: Scene) -> None:
    """Make both."""
    for name in ("ana", "dora"):
        scene.tokens[f"{name}.feed_token"] = a_calendar_address(scene.cast[name])
    scene.tokens["no.feed_token"] = "n" * 43
