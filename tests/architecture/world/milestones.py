"""A day of each, known to both, with a note on it."""

from tests.architecture.world.scene import DAY, SHARED, Scene
from tests.cast import CastMember
from tests.factories.milestones import a_relationship_milestone
from tests.factories.vision.notes import a_note_about


def days_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """Days that come round each year; the first has written a note on the other's."""
    say = scene.words
    for who in (a, b):
        title, words = say(who, SHARED, "day"), say(who, SHARED, "daywords")
        day = a_relationship_milestone(who, title, DAY, yearly=True, words=words, remind=True)
    a_note_about(a, "relationship_milestone", day.pk, say(a, SHARED, "dn"))
    scene.ids[f"{home}.day"] = day.pk
