"""A ritual that both want, of which one time is moved, and one of each that waits for the other."""

from datetime import date, time

from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from tests.architecture.world.scene import SHARED, Scene
from tests.cast import CastMember
from tests.factories.rituals import a_ritual

DAY = date(2026, 11, 1)


def rituals_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """One each Sunday, which the second has worded anew; one of each that was proposed."""
    say = scene.words
    for who in (a, b):
        texts = {"words": say(who, SHARED, "ritualwords"), "first_on": DAY}
        a_ritual(who, name=say(who, SHARED, "ritual"), **texts)
    ritual = a_ritual(a, b, say(a, SHARED, "coffee"), first_on=DAY, words=say(a, SHARED, "cups"))
    with viewing(b.viewer):
        change = ritual_actions.move(ritual, date(2090, 12, 10), to_day=date(2090, 12, 11), to_hour=time(11))
    assert change is not None
    scene.ids |= {f"{home}.ritual": ritual.pk, f"{home}.change": change.pk}
