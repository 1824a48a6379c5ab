"""A ritual that both want, of which one time is moved and one was held, and one of each that waits for the other."""

from datetime import date, time, timedelta

from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core.actions import RitualData
from our2souls.rituals.gatherings import access as ritual_access
from our2souls.rituals.gatherings import actions as gathering_actions
from tests.architecture.world.scene import SHARED, Scene
from tests.cast import CastMember
from tests.factories.rhythm.rituals import a_ritual

DAY = date(2026, 11, 1)


def rituals_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """One each Sunday; one of each that was proposed, and what the first would have otherwise in the second’s."""
    say = scene.words
    for who in (a, b):
        texts = {"words": say(who, SHARED, "ritualwords"), "first_on": DAY}
        proposed = a_ritual(who, name=say(who, SHARED, "ritual"), **texts)
    with viewing(a.viewer):
        other = RitualData(say(a, SHARED, "ritualchange"), proposed.rule, DAY, proposed.hour, proposed.zone, "", 90)
        ritual_actions.update(proposed, other, version=proposed.version)
    ritual = a_ritual(a, b, say(a, SHARED, "coffee"), first_on=DAY, words=say(a, SHARED, "cups"))
    with viewing(b.viewer):
        change = ritual_actions.move(ritual, date(2090, 12, 10), to_day=date(2090, 12, 11), to_hour=time(11))
    assert change is not None
    with viewing(a.viewer):
        gathering = ritual_access.gathering_for(a.viewer, ritual.pk, DAY)
        note = gathering_actions.write_note(gathering, say(a, SHARED, "gatheringnote"))
        gathering_actions.tick(gathering, "reviews", ritual.pk)
    with viewing(b.viewer):
        gathering_actions.write_note(gathering, say(b, SHARED, "gatheringnote"))
        later = gathering_actions.keep(gathering, one_thing=say(b, SHARED, "onething"))
        gathering_actions.reopen(later)
    scene.ids |= {f"{home}.ritual": ritual.pk, f"{home}.gathering.note": note.pk, f"{home}.change": change.pk}


def gatherings_of(scene: Scene, a: CastMember, b: CastMember, each: int) -> None:
    """One more ritual, which waits as long as more may; in another one, held every day, one more note, tick and time kept.

    One more time of it was left out and put back again.
    """
    if "ritual" not in scene.ids:
        scene.ids["ritual"] = a_ritual(a, b, "Ritual", rule="FREQ=DAILY", first_on=DAY).pk
        scene.tokens["gathering_day"] = DAY.isoformat()
    for who, other in ((a, b), (b, a)):
        a_ritual(who, None if each < ritual_actions.MOST_WAITING // 2 else other, name=f"Proposed {each}")
        with viewing(who.viewer):
            open_one = ritual_access.gathering_for(who.viewer, scene.ids["ritual"], DAY)
            gathering_actions.write_note(open_one, f"Note {each}")
            gathering_actions.tick(open_one, "reviews", scene.ids["home"])
            ritual_actions.skip(open_one.ritual, date(2090, 1, 1) + timedelta(days=each))
            ritual_actions.restore(open_one.ritual, date(2090, 1, 1) + timedelta(days=each - 1))
            over = ritual_access.gathering_for(who.viewer, scene.ids["ritual"], DAY + timedelta(days=each + 1))
            gathering_actions.keep(over, one_thing=f"Thing {each}")
