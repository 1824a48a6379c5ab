"""Check-ins: for oneself, as a colour, and for both with a response and what was told more; a week's closeness."""

from datetime import date

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins.closeness import actions as pair_actions
from our2souls.privacy.viewer import viewing
from tests.architecture.world.scene import ALONE, OPEN, Scene
from tests.cast import CastMember
from tests.factories.checkins import a_checkin


def check_ins(scene: Scene, who: CastMember, other: CastMember, home: str) -> None:
    """A check-in for oneself, one as a colour, one for both with an answer."""
    say, name = scene.words, who.name.lower()
    for sharing, whom in (("me", ALONE), ("colour", ALONE), ("all", OPEN)):
        texts = {name: say(who, whom, f"{sharing}-{name}") for name in ("need", "note")}
        checkin = a_checkin(who, sharing, words=[say(who, whom, f"{sharing}-word")], **texts)
        scene.ids[f"{name}.{sharing}"] = checkin.pk
    with viewing(other.viewer):
        checkin_actions.respond(checkin, kind="own", words=say(other, OPEN, "response"))
    scene.ids[f"{home}.asked-{name}"] = checkin.pk
    with viewing(who.viewer):
        checkin_actions.tell_more(checkin, more=say(who, OPEN, f"more-{name}"))
        pair_actions.choose_pair()
        scene.ids[f"{name}.closeness"] = checkin_actions.keep_closeness(value=4, week=date(2026, 11, 23)).pk
