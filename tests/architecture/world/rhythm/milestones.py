"""A day of each, known to both, with a note on it; dates that one has sent and others that came in."""

from our2souls.milestones.ics import actions as ics_actions
from our2souls.privacy.viewer import viewing
from tests.architecture.world.scene import ALONE, DAY, SHARED, Scene
from tests.cast import CastMember
from tests.factories.milestones import a_relationship_milestone, an_ics_upload, on_day
from tests.factories.vision.notes import a_note_about


def days_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """Days that come round each year; the first has written a note on the other's."""
    say = scene.words
    for who in (a, b):
        title, words = say(who, SHARED, "day"), say(who, SHARED, "daywords")
        day = a_relationship_milestone(who, title, DAY, yearly=True, words=words, remind=True)
    upload = an_ics_upload(b, on_day(say(b, SHARED, "from-a-file"), DAY))
    with viewing(b.viewer):
        ics_actions.add_from_ics(upload, {0}, once_more={0})
    scene.ids[f"{home}.ics"] = an_ics_upload(a, on_day(say(a, ALONE, "date-of-a-file"), DAY, "RRULE:FREQ=YEARLY")).pk
    a_note_about(a, "relationship_milestone", day.pk, say(a, SHARED, "dn"))
    scene.ids[f"{home}.day"] = day.pk
