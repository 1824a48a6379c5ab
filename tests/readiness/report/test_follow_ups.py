"""What the two do about an area: put aside for a moment that some package makes, seen at home, done and taken back."""

from typing import Any

import pytest
from django.urls import reverse

from our2souls.bridges.core import queries as bridge_queries
from our2souls.delivery import registry as delivery_registry
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.report.models import FollowUp
from tests.cast import CastMember
from tests.factories.readiness import report as factories_report

TIME = factories_report.topics_of("time")


@pytest.fixture
def sitting(ana: CastMember, ben: CastMember) -> Sitting:
    """One that both finished, looked at and opened, but for the area of work."""
    keys = [area for area in factories_report.areas_for_all() if area != "work-and-ambition"]
    return factories_report.revealed(ana, ben, factories_report.anas, factories_report.bens, areas=keys)


def name_of(key: str) -> str:
    return str(factories_report.ours().item(key).name["en"])


def set_aside(who: CastMember, sitting: Sitting, **said: str) -> Any:
    return who.client.post(reverse("readiness:set_aside_for", args=[sitting.pk]), said)


def test_nothing_promises_a_moment_that_no_package_makes(
    ana: CastMember, ben: CastMember, sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert delivery_registry.occasions.known() == {"bridge", "ritual", "therapist"}
    monkeypatch.setattr(delivery_registry.occasions, "_known", set())
    assert set_aside(ana, sitting, area="money", moment="bridge").status_code == 404
    area = reverse("readiness:area", args=[sitting.pk, "money"])
    for page in (ana.client.get(area).text, ben.client.get(area).text):
        assert "Start an intention" in page
        assert not [word for word in ("bridge", "ritual", "therapist") if f'value="{word}"' in page]


def test_a_moment_that_a_package_makes_is_offered(ana: CastMember, sitting: Sitting) -> None:
    page = ana.client.get(reverse("readiness:area", args=[sitting.pk, "money"])).text
    assert "Put it on your next ritual" in page
    assert "Keep for a bridge" in page
    assert "Keep for your therapist" in page


def test_what_is_kept_for_a_therapist_stands_with_them_and_not_on_home(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    answer = ana.post(
        reverse("readiness:set_aside_for", args=[sitting.pk]), {"area": "money", "moment": "therapist"}
    ).text
    assert "A therapist sees it only in areas you opened." in answer
    for each in (ana, ben):
        assert "For your therapist" not in each.client.get(reverse("web:home")).text
        with viewing(each.viewer):
            assert [
                str(item.title) for item in dict(delivery_registry.agenda.waiting_for("therapist"))["set_aside"]
            ] == ["Money"]


def test_a_follow_up_stands_on_the_report_and_at_home_until_it_is_done(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    back = reverse("readiness:area", args=[sitting.pk, "time"])
    assert set_aside(ana, sitting, area="time", topic=TIME[0], moment="bridge", back=back).url == back
    set_aside(ana, sitting, area="time", topic=TIME[0], moment="bridge")
    outside = set_aside(ben, sitting, area="money", moment="ritual", back="https://elsewhere.example/readiness/")
    assert outside.url == reverse("readiness:report_map", args=[sitting.pk])
    set_aside(ben, sitting, area="money", moment="therapist")
    with viewing(ben.viewer):
        assert FollowUp.objects.count() == 3, "twice is once"
        assert delivery_registry.agenda.waiting() == []
        for_ritual = dict(delivery_registry.agenda.waiting_for("ritual"))["set_aside"]
        assert [str(item.title) for item in for_ritual] == ["Money"], "it stands where they meet for it"
        for_bridge = dict(delivery_registry.agenda.waiting_for("bridge"))["set_aside"]
        assert [str(item.title) for item in for_bridge] == [name_of(TIME[0])]
        bridge = FollowUp.objects.get(kind="bridge")
        ritual = FollowUp.objects.get(kind="ritual")
    assert name_of(TIME[0]) in ben.client.get(reverse("bridges:bridges")).text
    assert "For your next ritual" not in ben.client.get(reverse("web:home")).text
    ben.client.post(reverse("readiness:follow_up_end", args=[bridge.pk]))
    ana.client.post(reverse("readiness:follow_up_end", args=[ritual.pk]), {"take-back": "1"})
    report = ana.client.get(reverse("readiness:report_map", args=[sitting.pk])).text
    assert "Done on" in report
    assert "For your next ritual" not in report
    assert name_of(TIME[0]) not in ben.client.get(reverse("bridges:bridges")).text
    for wrong in ({"area": "work-and-ambition"}, {"area": "money", "topic": TIME[0]}, {"moment": "party"}):
        assert set_aside(ana, sitting, **{"area": "money", "moment": "bridge"} | wrong).status_code == 404


def test_a_bridge_opened_on_a_topic_begins_with_where_both_stand_and_ticks_it_off(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    set_aside(ben, sitting, area="time", topic=TIME[0], moment="bridge")
    path = f"{reverse('readiness:bridge_open', args=[sitting.pk, 'time'])}?topic={TIME[0]}"
    page = ana.client.get(path).text
    places = factories_report.ours().item(TIME[0]).places
    assert name_of(TIME[0]) in page
    assert "Ana: " in page
    assert "Ben: " in page
    assert any(str(place["en"]) in page for place in places)
    ana.client.post(path, {"title": "Evenings", "question": "Ana: early. Ben: late.", "topic": TIME[0]})
    with viewing(ben.viewer):
        opened = [(bridge.title, bridge.question, bridge.source) for bridge in bridge_queries.open_bridges()]
        assert opened == [("Evenings", "Ana: early. Ben: late.", "topic")]
        assert FollowUp.objects.get(kind="bridge").done_at is not None
