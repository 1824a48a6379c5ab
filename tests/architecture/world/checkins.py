"""Check-ins: for oneself, as a colour, and for both with a response."""

from our2souls.checkins import actions as checkin_actions
from our2souls.privacy.viewer import viewing
from tests.architecture.world.scene import ALONE, OPEN, Scene
from tests.cast import CastMember


def check_ins(scene: Scene, who: CastMember, other: CastMember) -> None:
    """A check-in for oneself, one as a colour, one for both with an answer."""
    say, name = scene.words, who.name.lower()
    for sharing, whom in (("me", ALONE), ("colour", ALONE), ("all", OPEN)):
        with viewing(who.viewer):
            checkin = checkin_actions.check_in(
                ease=4,
                energy=2,
                words=[say(who, whom, f"{sharing}-word")],
                need=say(who, whom, f"{sharing}-need"),
                note=say(who, whom, f"{sharing}-note"),
                zone=who.us.zone,
                sharing=sharing,  # type: ignore[arg-type]
            )
        scene.ids[f"{name}.{sharing}"] = checkin.pk
    with viewing(other.viewer):
        checkin_actions.respond(checkin, kind="own", words=say(other, OPEN, "response"))
