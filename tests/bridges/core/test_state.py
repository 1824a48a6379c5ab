"""Marks on one's own side: they hold for the step and the round they were given to, and show the other nothing."""

from typing import Any

from django.urls import reverse

from our2souls.bridges.apart import actions as side_actions
from our2souls.bridges.core import queries
from our2souls.bridges.core.actions import RESTS
from our2souls.bridges.core.models import Bridge
from our2souls.bridges.listen import actions as listen_actions
from our2souls.bridges.options import actions as option_actions
from our2souls.delivery.models import Notification
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge, a_side, add_options, fresh, rate_all


def press(who: CastMember, bridge: Bridge, act: str) -> Any:
    return who.post(reverse("bridges:bridge_act", args=[bridge.pk, act]))


def asked(ana: CastMember, ben: CastMember) -> Bridge:
    """Both have written, and each is asked whether now is a good moment."""
    bridge = a_bridge(ana, ben)
    for who in (ana, ben):
        with viewing(who.viewer):
            side_actions.finish(bridge, a_side(who))
    return bridge


def test_a_good_moment_was_one_for_the_step_that_was_asked_and_for_no_later_one(
    ana: CastMember, ben: CastMember
) -> None:
    bridge = asked(ana, ben)
    press(ana, bridge, "ready")
    press(ben, bridge, "rest")
    press(ben, bridge, "resume")
    press(ben, bridge, "ready")
    assert not fresh(bridge, ana).is_open, "what Ana said before the rest is no yes to this moment"
    press(ana, bridge, "ready")
    assert fresh(bridge, ana).is_open


def test_a_rating_is_one_of_what_stood_and_not_of_what_came_after_it(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "options")
    add_options(bridge, ana, ben)
    rate_all(bridge, ana)
    with viewing(ben.viewer):
        option_actions.add(bridge, "One more")
    rate_all(bridge, ben)
    assert not fresh(bridge, ana).is_rated, "Ana has not seen the new way"
    rate_all(bridge, ana)
    assert fresh(bridge, ben).is_rated


def test_a_rest_is_told_once_and_a_second_one_changes_nothing(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "listen")
    press(ana, bridge, "rest")
    version = fresh(bridge, ana).version
    press(ben, bridge, "rest")
    press(ana, bridge, "rest")
    assert fresh(bridge, ana).version == version
    told = Notification._base_manager.filter(notice=RESTS, channel=Notification.Channel.INAPP)
    assert [row.owner_id for row in told] == [ben.id], "whoever let it rest is told nothing by the other's press"


def test_having_finished_ones_own_part_shows_the_other_nothing_new(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben)
    seen = fresh(bridge, ben).version
    with viewing(ana.viewer):
        side_actions.finish(bridge, a_side(ana))
        side_actions.reopen_side(bridge)
        side_actions.finish(bridge, a_side(ana))
    assert fresh(bridge, ben).version == seen
    with viewing(ben.viewer):
        side_actions.finish(bridge, a_side(ben))
    assert fresh(bridge, ana).version > seen
    ground = a_bridge(ana, ben, "ground")
    with viewing(ana.viewer):
        listen_actions.leave_ground(ground)
    assert fresh(ground, ben).version == ground.version
    options = a_bridge(ana, ben, "options")
    add_options(options, ana, ben)
    before = fresh(options, ben).version
    rate_all(options, ana)
    assert fresh(options, ben).version == before


def test_words_that_are_for_both_are_something_new(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "ground")
    with viewing(ana.viewer):
        listen_actions.add_ground(bridge, "One door")
    assert fresh(bridge, ben).version > bridge.version
    with viewing(ben.viewer):
        assert [str(turn.words) for turn in queries.turns_of(bridge) if turn.kind == "ground"][-1] == "One door"
