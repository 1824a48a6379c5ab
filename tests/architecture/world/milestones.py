"""A day of each, known to both, with a note on it."""

from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.privacy.viewer import viewing
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.notes import actions as notes_actions
from tests.architecture.world.scene import DAY, SHARED, Scene
from tests.cast import CastMember


def days_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """Days that come round each year; the first has written a note on the other's."""
    say = scene.words
    for who in (a, b):
        with viewing(who.viewer):
            data = MilestoneData(say(who, SHARED, "day"), DAY, yearly=True, words=say(who, SHARED, "daywords"))
            milestone = milestone_actions.create(data, remind=True)
    with viewing(a.viewer):
        target = vision_note_targets.target(a.viewer, "relationship_milestone", milestone.pk)
        notes_actions.update(target, "relationship_milestone", milestone.pk, text=say(a, SHARED, "dn"))
    scene.ids[f"{home}.day"] = milestone.pk
