"""A bridge as a whole, through its pages: invited, answered, at rest, stopped, reopened."""

from typing import Any

import pytest
from django.urls import reverse

from our2souls.bridges.core import actions, queries, state
from our2souls.bridges.core.models import Agreement, Bridge, BridgeSide
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import TITLE, a_bridge, add_options, agreed, both_ready, fresh


def press(who: CastMember, bridge: Bridge, act: str, **sent: Any) -> Any:
    return who.post(reverse("bridges:bridge_act", args=[bridge.pk, act]), sent)


def page(who: CastMember, bridge: Bridge) -> str:
    text: str = who.get(reverse("bridges:bridge", args=[bridge.pk])).content.decode()
    return text


def test_an_invitation_is_opened_and_accepted_with_a_dream(ana: CastMember, ben: CastMember) -> None:
    ana.post(reverse("bridges:bridge_new"), {"title": TITLE, "question": "Where would we live?"})
    with viewing(ana.viewer):
        bridge = Bridge.objects.get()
    assert "Ana would like to build a bridge with you" in page(ben, bridge)
    ben.post(reverse("bridges:accept", args=[bridge.pk]), {"brings": "A cabin in the hills"})
    assert fresh(bridge, ana).stage == "apart"
    assert "A cabin in the hills" in page(ana, bridge)


@pytest.mark.parametrize(("act", "state"), [("postpone", ("", True)), ("decline", ("declined", False))])
def test_later_and_no_can_still_become_a_yes(
    ana: CastMember, ben: CastMember, act: str, state: tuple[str, bool]
) -> None:
    bridge = a_bridge(ana, ben, "invited")
    press(ben, bridge, act)
    answered = fresh(bridge, ana)
    assert (answered.outcome, answered.rested_at is not None) == state
    ben.post(reverse("bridges:accept", args=[bridge.pk]), {})
    assert fresh(bridge, ana).stage == "apart"


def test_only_so_many_invitations_wait(ana: CastMember, ben: CastMember) -> None:
    for _each in range(actions.MOST_WAITING):
        a_bridge(ana, ben, "invited")
    response = ana.post(reverse("bridges:bridge_new"), {"title": "One more"})
    assert response.status_code == 422
    assert "One more" in response.content.decode()


def test_who_speaks_first_alternates(ana: CastMember, ben: CastMember) -> None:
    first, second, third = (a_bridge(ana, ben) for _each in range(3))
    assert [each.first_speaker_id for each in (first, second, third)] == [ana.id, ben.id, ana.id]


def test_a_step_opens_when_both_say_that_now_is_good_and_tells_nobody_before(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "listen")
    press(ana, bridge, "rest")
    press(ana, bridge, "resume")
    before = page(ben, bridge), fresh(bridge, ben).version
    press(ana, bridge, "ready")
    assert fresh(bridge, ben).version == before[1]
    assert not fresh(bridge, ben).is_open
    press(ben, bridge, "ready")
    assert fresh(bridge, ana).is_open


def test_nobody_is_stopped_from_stopping_and_everything_stays(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "options")
    press(ben, bridge, "break-off")
    assert fresh(bridge, ana).outcome == "stopped"
    assert "Ana’s dream" in page(ana, bridge)
    press(ana, bridge, "reopen")
    assert (fresh(bridge, ana).outcome, fresh(bridge, ana).stage) == ("", "options")


@pytest.mark.parametrize("stage", ["invited", "apart", "listen", "ground", "options", "agreement"])
def test_every_stage_has_a_page_for_both(ana: CastMember, ben: CastMember, stage: str) -> None:
    bridge = a_bridge(ana, ben, stage)
    for who in (ana, ben):
        assert TITLE in page(who, bridge)


def test_an_agreement_and_its_review_have_pages(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben)
    assert "We try it for a summer" in page(ben, bridge)
    press(ana, bridge, "keep")
    assert "Your answer is kept" in page(ana, bridge)
    press(ben, bridge, "keep")
    assert "This bridge stands" in page(ana, bridge)


def test_a_press_that_is_out_of_turn_changes_nothing(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "listen")
    press(ben, bridge, "heard")
    assert fresh(bridge, ana).turn == "reflect"


def test_what_was_written_for_a_step_that_is_over_is_still_shown(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "listen")
    press(ana, bridge, "rest")
    response = ben.post(reverse("bridges:turn", args=[bridge.pk, "reflect"]), {"words": "You want the sea"})
    assert response.status_code == 409
    assert "You want the sea" in response.content.decode()


def test_what_was_picked_and_rated_when_a_bridge_came_to_rest_is_kept_unseen(ana: CastMember, ben: CastMember) -> None:
    apart = a_bridge(ana, ben, "apart")
    press(ana, apart, "rest")
    sent = {"dream": "A boat", "needs": ["rest", "freedom"]}
    response = ben.post(reverse("bridges:side", args=[apart.pk]), sent)
    assert response.status_code == 409
    rating = a_bridge(ana, ben, "options")
    add_options(rating, ana, ben)
    with viewing(ben.viewer):
        ratings = {f"{name}-{each.pk}": "4" for each in queries.options_of(rating) for name in ("need", "live")}
    press(ana, rating, "rest")
    assert ben.post(reverse("bridges:rate", args=[rating.pk]), ratings).status_code == 409
    with viewing(ben.viewer):
        sides = {side.bridge_id: side for side in BridgeSide.objects.all()}
        assert sides[apart.pk].needs == ["rest", "freedom"]
        assert sides[apart.pk].written_at is None
        assert len(sides[rating.pk].ratings) == 4
        assert sides[rating.pk].rated_round is None


def test_of_a_form_that_came_too_late_only_words_are_shown(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "agreement")
    press(ana, bridge, "rest")
    sent = {"kind": "intention", "words": "A year on a boat", "step": "If it storms, then I sing"}
    text = ben.post(reverse("bridges:propose", args=[bridge.pk]), sent).content.decode()
    assert "A year on a boat" in text
    assert "If it storms, then I sing" in text
    assert ">intention<" not in text


def test_a_rest_keeps_nobody_and_no_reason(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "listen")
    entries = AuditEntry.objects.count()
    press(ana, bridge, "rest")
    assert AuditEntry.objects.count() == entries
    rested = fresh(bridge, ana)
    assert rested.rested_at is not None
    with viewing(ana.viewer):
        mine = BridgeSide.objects.get()
    assert mine.ready_step is None


@pytest.mark.parametrize("kind", ["different", "trial"])
def test_what_is_taken_up_again_needs_both_to_sign_anew(ana: CastMember, ben: CastMember, kind: str) -> None:
    bridge = agreed(ana, ben, kind)
    with viewing(ana.viewer):
        signed = Agreement.objects.get()
    if kind == "trial":
        press(ana, bridge, "break-off")
    press(ana, bridge, "reopen")
    both_ready(bridge, ana, ben)
    with viewing(ana.viewer):
        assert not state.load(fresh(bridge, ana), ana.viewer).kind
    response = ana.post(reverse("bridges:sign", args=[bridge.pk, signed.pk]), {"step": "", "form-key": ""})
    assert response.status_code == 409
    again = fresh(bridge, ben)
    assert (again.outcome, again.stage) == ("", "agreement")


def test_what_is_taken_up_again_leaves_the_story(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben, "different")
    press(ana, bridge, "story")
    press(ben, bridge, "story")
    assert fresh(bridge, ana).in_story
    press(ben, bridge, "reopen")
    again = fresh(bridge, ana)
    assert (again.in_story, again.story_by_id) == (False, None)


def test_in_spanish_a_bridge_that_rests_goes_on_in_its_own_gender(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "listen")
    press(ana, bridge, "rest")
    ana.person.language = "es"
    ana.person.save()
    assert "Seguir con él" in page(ana, bridge)


def test_what_was_typed_is_shown_where_a_form_that_was_not_right_has_no_place_any_more(
    ana: CastMember, ben: CastMember
) -> None:
    stopped = a_bridge(ana, ben, "apart")
    press(ana, stopped, "break-off")
    response = ben.post(reverse("bridges:side", args=[stopped.pk]), {"dream": "A boat of our own"})
    assert (response.status_code, response.content.decode().count("A boat of our own")) == (422, 1)
    listening = a_bridge(ana, ben, "listen")
    for step in ("ground", "respond", "reflect"):
        sent = {"words": "You want the sea" if step != "ground" else "sea " * 30}
        who = ana if step == "reflect" else ben
        response = who.post(reverse("bridges:turn", args=[listening.pk, step]), sent)
        assert sent["words"].strip() in response.content.decode(), step


def test_whoever_takes_it_up_again_is_asked_like_the_other(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "listen")
    press(ana, bridge, "rest")
    press(ana, bridge, "resume")
    assert "Is now a good moment for you?" in page(ana, bridge)
    press(ben, bridge, "ready")
    assert not fresh(bridge, ben).is_open, "the other learns nothing by answering first"
