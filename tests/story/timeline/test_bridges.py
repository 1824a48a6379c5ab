"""Bridges in the story: only what both put there, and only while it stands."""

from django.urls import reverse

from our2souls.bridges.core import actions
from our2souls.bridges.core.models import Bridge
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import TITLE, agreed

WORDS = "We try it for a summer"


def told(who: CastMember) -> str:
    text: str = who.get(reverse("story:story")).content.decode()
    return text


def put(who: CastMember, bridge: Bridge, act: str = "story") -> None:
    who.post(reverse("bridges:bridge_act", args=[bridge.pk, act]))


def test_a_bridge_stands_in_the_story_once_both_put_it_there(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben, "different")
    put(ana, bridge)
    put(ana, bridge)
    assert TITLE not in told(ben), "one of the two is not both, however often they say it"
    put(ben, bridge)
    for who in (ana, ben):
        assert TITLE in told(who)
        assert WORDS in told(who)


def test_either_takes_it_out_again_and_opening_it_again_does_too(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben, "different")
    for who in (ana, ben):
        put(who, bridge)
    put(ben, bridge, "no-story")
    assert TITLE not in told(ana)
    for who in (ana, ben):
        put(who, bridge)
    with viewing(ana.viewer):
        actions.reopen(bridge)
    assert TITLE not in told(ana)
    with viewing(ana.viewer):
        assert not Bridge.objects.get().in_story, "what both find next is for both to put there anew"


def test_what_was_stopped_never_stands_there(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben, "trial")
    put(ana, bridge)
    put(ben, bridge)
    assert TITLE not in told(ana)
    with viewing(ana.viewer):
        assert Bridge.objects.get().story_by_id is None, "nobody can say yes to what is not found yet"
