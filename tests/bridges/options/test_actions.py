"""Options as rows: what two devices do at once."""

import pytest

from our2souls.bridges.core import actions, queries
from our2souls.bridges.core.dialogue import Refused
from our2souls.bridges.core.models import Bridge
from our2souls.bridges.options import actions as option_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge, add_options, rate_all


def comes_first(monkeypatch: pytest.MonkeyPatch, other: CastMember) -> None:
    """The other adds a way just before the viewer's act holds the bridge."""
    real, is_done = actions.lock, []

    def lock(bridge: Bridge) -> Bridge:
        if not is_done:
            is_done.append(True)
            with viewing(other.viewer):
                option_actions.add(bridge, "A way that came first")
        return real(bridge)

    monkeypatch.setattr(actions, "lock", lock)


def test_a_way_that_is_added_while_one_rates_is_rated_too(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge = a_bridge(ana, ben, "options")
    add_options(bridge, ana, ben)
    rate_all(bridge, ben)
    with viewing(ana.viewer):
        ratings = {option.pk: (4, 4) for option in queries.options_of(bridge)}
    comes_first(monkeypatch, ben)
    with viewing(ana.viewer), pytest.raises(Refused):
        option_actions.rate(bridge, ratings)


def test_no_more_ways_than_there_may_be(ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    bridge = a_bridge(ana, ben, "options")
    with viewing(ana.viewer):
        for number in range(option_actions.MOST - 1):
            option_actions.add(bridge, f"Way {number}")
    comes_first(monkeypatch, ben)
    with viewing(ana.viewer), pytest.raises(Refused):
        option_actions.add(bridge, "One too many")
