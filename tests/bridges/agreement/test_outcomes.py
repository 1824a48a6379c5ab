"""What comes of a bridge: an intention of both, a trial with a day for both, or nobody having to change."""

import pytest
from django.urls import reverse

from our2souls.bridges.agreement import actions as agreement_actions
from our2souls.bridges.core import actions
from our2souls.bridges.core.models import Agreement, Bridge
from our2souls.bridges.core.reminders import KIND
from our2souls.delivery.models import Schedule
from our2souls.intentions.core.models import Choice, Intention
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge, agreed, an_agreement, fresh


def reminded(bridge: Bridge) -> set[object]:
    return set(Schedule._base_manager.filter(kind=KIND, about=bridge.pk).values_list("owner_id", flat=True))


def test_an_intention_comes_of_it_that_both_have_chosen_by_signing(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben, "intention")
    with viewing(ben.viewer):
        intention = Intention.objects.get()
        assert intention.name == "We try it for a summer"
        assert intention.state == "active"
        assert set(Choice.objects.filter(intention=intention).values_list("person_id", flat=True)) == {ana.id, ben.id}
        assert Agreement.objects.get().intention_id == intention.pk
    assert bridge.outcome == "kept"


@pytest.mark.parametrize("kind", ["trial", "later"])
def test_what_has_a_day_reminds_both_until_it_is_looked_at(ana: CastMember, ben: CastMember, kind: str) -> None:
    bridge = agreed(ana, ben, kind)
    assert reminded(bridge) == {ana.id, ben.id}
    for who in (ana, ben):
        with viewing(who.viewer):
            agreement_actions.review(bridge, "keep")
    assert reminded(bridge) == set()


@pytest.mark.parametrize("again", [False, True])
def test_nobody_is_reminded_of_what_was_stopped_or_opened_again(
    ana: CastMember, ben: CastMember, *, again: bool
) -> None:
    bridge = agreed(ana, ben, "trial")
    with viewing(ben.viewer):
        actions.stop(bridge)
        assert reminded(bridge) == set()
        if again:
            actions.reopen(bridge)
    assert reminded(bridge) == set()


@pytest.mark.parametrize("kind", ["different", "help"])
def test_what_has_no_day_reminds_nobody(ana: CastMember, ben: CastMember, kind: str) -> None:
    bridge = agreed(ana, ben, kind)
    assert reminded(bridge) == set()
    assert bridge.outcome == "kept"


def test_what_both_answer_opens_together(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben, "trial")
    with viewing(ana.viewer):
        agreement_actions.review(bridge, "change")
        assert not Agreement.objects.get().answers
    with viewing(ben.viewer):
        agreement_actions.review(bridge, "keep")
        assert Agreement.objects.get().answers == {str(ana.id): "change", str(ben.id): "keep"}
        assert Bridge.objects.get().stage == "agreement"


def test_nobody_signs_what_says_something_else_by_now(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "agreement")
    first = an_agreement(bridge, ana, "different")
    an_agreement(bridge, ana, "help", "We ask somebody")
    answer = ben.client.post(reverse("bridges:sign", args=[bridge.pk, first.pk]), {"step": "If so, then so"})
    assert answer.status_code == 409
    assert "If so, then so" in answer.text
    assert fresh(bridge, ben).outcome == ""
