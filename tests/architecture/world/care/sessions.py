"""What stands around the sessions of two: a question, a note and what they take from one, and what their therapist suggests."""

from our2souls.care.consent.models import Engagement
from our2souls.privacy.viewer import viewing
from our2souls.readiness.report.models import FollowUp
from tests.architecture.world.scene import ALONE, OPEN, SHARED, Scene
from tests.cast import CastMember
from tests.factories.care.sessions import a_note, a_question, a_suggestion, a_takeaway


def sessions_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """One of each at the table where Thea sits; of two notes the first is shared."""
    say = scene.words
    with viewing(a.viewer):
        engagement = Engagement.objects.get(pk=scene.ids[f"{home}.engagement"])
        kept = FollowUp.objects.filter(done_at=None, withdrawn_at=None).first()
    scene.ids[f"{home}.question"] = a_question(a, engagement, f"Asked by {a.name}").pk
    scene.ids[f"{home}.takeaway"] = a_takeaway(a, engagement, say(a, SHARED, "takeaway")).pk
    a_takeaway(b, engagement, say(b, SHARED, "takeaway"))
    a_note(a, engagement, say(a, OPEN, "session"), share=True)
    scene.ids[f"{a.name.lower()}.session_note"] = a_note(a, engagement, say(a, ALONE, "session")).pk
    scene.ids[f"{home}.suggestion"] = a_suggestion(scene.thea, engagement).pk
    assert kept is not None, "the test is played before"
    scene.ids[f"{home}.kept"] = kept.pk
