"""What is proposed, signed and looked at again: whom it is told to, how often, and what both read of it."""

from django.urls import reverse

from our2souls.bridges.core import actions
from our2souls.bridges.core.models import Bridge
from our2souls.delivery import outbox
from our2souls.delivery.models import Notification
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge, agreed, an_agreement


def unseen_turns(who: CastMember) -> int:
    """How often somebody is told that it is their turn, since they last looked."""
    with viewing(who.viewer):
        rows = Notification.objects.filter(notice=actions.TURN, channel=Notification.Channel.INAPP, cancelled_at=None)
        return rows.filter(seen_at=None).count()


def page(who: CastMember, bridge: Bridge) -> str:
    text: str = who.get(reverse("bridges:bridge", args=[bridge.pk])).content.decode()
    return text


def test_the_other_is_told_that_there_is_something_to_sign_and_not_of_every_change_of_it(
    ana: CastMember, ben: CastMember
) -> None:
    bridge = a_bridge(ana, ben, "agreement")
    outbox.mark_all_seen(ben.id)
    an_agreement(bridge, ana)
    assert unseen_turns(ben) == 1
    outbox.mark_all_seen(ben.id)
    an_agreement(bridge, ana, words="We try it for a winter")
    assert unseen_turns(ben) == 0
    an_agreement(bridge, ben, words="We try it for a week")
    assert unseen_turns(ana) == 1


def test_another_answer_at_a_review_tells_the_other_nothing_anew(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben)
    outbox.mark_all_seen(ben.id)
    for answer, told in (("keep", 1), ("change", 0), ("keep", 0)):
        ana.post(reverse("bridges:bridge_act", args=[bridge.pk, answer]), {"form-key": ""})
        assert unseen_turns(ben) == told
        outbox.mark_all_seen(ben.id)


def test_both_read_the_step_of_each_below_their_name(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben)
    for who in (ana, ben):
        assert "If it rains, then we stay" in page(who, bridge)
        assert "If I doubt, then I say so" in page(who, bridge)
