"""One area tonight: answered and opened by itself, and counted towards the full form."""

from datetime import timedelta

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Attempt, Sitting
from our2souls.readiness.declarations import notifications
from our2souls.readiness.report import builder, comparison
from tests.cast import CastMember
from tests.factories.delivery import inbox_shows
from tests.factories.readiness import report, sittings
from tests.factories.readiness.sittings import fill, finish, items, place, said, send, url


def choose(by: CastMember, area: str) -> Sitting:
    page = by.client.post(url("one_area"), {"area": area})
    assert page.status_code == 302, page.content
    with viewing(by.viewer):
        return Sitting.objects.get(pk=page["Location"].split("/")[-2])


def through(by: CastMember, sitting: Sitting) -> Attempt:
    attempt = sittings.begin(by, sitting)
    fill(by, attempt)
    finish(by, attempt)
    return attempt


def opened(ana: CastMember, ben: CastMember, area: str) -> Sitting:
    sitting = choose(ana, area)
    for who in (ana, ben):
        who.client.post(url("look", through(who, sitting).pk))
    return sitting


def test_one_area_is_asked_and_opens_with_both_yeses(ana: CastMember, ben: CastMember) -> None:
    sitting = choose(ana, "money")
    assert inbox_shows(ben, sitting.pk)
    hers = through(ana, sitting)
    assert {item.key for item in items(ana, hers)} == {item.key for item in report.ours().of_area("money")}
    assert "this area opens for both" in ana.get(url("finished", hers.pk)).text
    ana.client.post(url("look", hers.pk))
    assert ben.client.get(url("report_map", sitting.pk)).status_code == 404
    his = through(ben, sitting)
    assert ben.client.post(url("look", his.pk))["Location"] == url("report_map", sitting.pk)
    assert report.ours().item("money-when").name["en"] in ana.get(url("area", sitting.pk, "money")).text
    with viewing(ana.viewer):
        found = builder.report_of(Sitting.objects.get(), ana.us)
    assert [area.area.key for area in found.areas] == ["money"], "nothing else was asked"


def test_areas_count_towards_the_full_form(ana: CastMember, ben: CastMember) -> None:
    sitting = opened(ana, ben, "money")
    assert "money" not in ana.get(url("one_area")).text.split("<main")[1]
    assert opened(ben, ana, "time").pk == sitting.pk, "a second one goes on from the first"
    assert "Money · Time together, time apart" in ana.get(url("readiness")).text
    assert "told what you press" not in ben.get(url("report_map", sitting.pk)).text, "there is nothing to press"
    assert "Future plans" not in ben.get(url("report_map", sitting.pk)).text, "no part of which nothing was asked"
    page = ana.client.post(url("start"), {"form": "full"})
    assert page["Location"] == url("sitting", sitting.pk)
    attempt = sittings.begin(ana, sitting)
    asked = {item.key for item in items(ana, attempt)}
    assert asked == {item.key for item in report.ours().of_form("full") if item.area not in {"money", "time"}}


def test_what_was_answered_half_a_year_ago_is_asked_anew(ana: CastMember, ben: CastMember) -> None:
    sitting = opened(ana, ben, "money")
    with clock.frozen(clock.now() + timedelta(days=190)):
        assert choose(ben, "money").pk != sitting.pk


def test_what_was_ended_or_asked_otherwise_is_not_gone_on_from(ana: CastMember, ben: CastMember) -> None:
    first = opened(ana, ben, "money")
    with viewing(ana.viewer):
        Sitting.objects.update(digest="0" * 64)
    second = opened(ana, ben, "time")
    assert second.pk != first.pk, "the other one asked something else"
    ana.client.post(url("abandon", second.pk))
    third = choose(ben, "closeness")
    assert third.pk not in {first.pk, second.pk}


def test_beside_another_test_no_area_begins(ana: CastMember, ben: CastMember) -> None:
    sitting = sittings.start(ana, "full")
    page = ben.post(url("one_area"), {"area": "money"})
    assert "Another part of the test is under way" in page.text
    with viewing(ben.viewer):
        assert Sitting.objects.get().forms == ("full",)
        assert Sitting.objects.get().pk == sitting.pk


def test_a_choice_of_no_area_is_refused_kindly(ana: CastMember) -> None:
    for sent in ({}, {"area": "illness"}, {"area": "nowhere"}):
        page = ana.client.post(url("one_area"), sent)
        assert page.status_code == 422
        assert "Choose one of the" in page.content.decode()


def test_who_has_no_partner_has_no_area_for_an_evening(cleo: CastMember) -> None:
    assert cleo.client.get(url("one_area")).status_code == 404
    assert cleo.client.post(url("one_area"), {"area": "money"}).status_code == 404


def test_one_area_is_offered_at_home_and_with_the_test(ana: CastMember) -> None:
    for page in (ana.get(reverse("web:home")), ana.get(url("readiness"))):
        assert f'href="{url("one_area")}"' in page.text


@pytest.mark.parametrize("shown", ["short", "money"])
def test_a_topic_left_half_answered_comes_once_more_to_its_author_alone(
    ana: CastMember, ben: CastMember, shown: str
) -> None:
    sitting = choose(ana, "money") if shown == "money" else sittings.start(ana)
    key = "asking-first"
    attempts = {}
    for who in (ana, ben):
        attempts[who.name] = attempt = sittings.begin(who, sitting)
        fill(who, attempt)
    with viewing(ana.viewer):
        row = next(row for row in Attempt.objects.get().answers.all() if row.item == key)
        row.answer = {"wish": 2, "guess": 4}
        row.save()
    for who in (ana, ben):
        finish(who, attempts[who.name])
        who.client.post(url("look", attempts[who.name].pk))
    pressed = url("press", sitting.pk, "short", "money")
    for who in (ana, ben):
        if shown == "short":
            who.client.post(pressed)
    before = ana.get(url("area", sitting.pk, "money")).text
    assert "No answer yet" in before
    ana.client.post(url("continue_in_full", sitting.pk))
    full = {who.name: sittings.begin(who, sitting) for who in (ana, ben)}
    assert key in {item.key for item in items(ana, full["Ana"])}
    assert key not in {item.key for item in items(ben, full["Ben"])}
    assert said(ana, full["Ana"])[key] == {"wish": 2, "guess": 4}, "what she gave stands there"
    assert "half answered" in ana.get(url("end", full["Ana"].pk)).text
    send(ana, full["Ana"], key, importance="5")
    for who in (ana, ben):
        finish(who, full[who.name])
        who.client.post(url("look", full[who.name].pk))
    for who in (ana, ben):
        assert who.client.post(url("press", sitting.pk, "full", "money")).status_code == 302
    with viewing(ben.viewer):
        found = builder.report_of(Sitting.objects.get(), ben.us)
        topic = next(each for each in found.topics if each.key == key)
    assert topic.topic.comparable


def test_an_area_in_which_nothing_is_missing_is_not_opened_twice(ana: CastMember, ben: CastMember) -> None:
    sitting = opened(ana, ben, "money")
    ana.client.post(url("continue_in_full", sitting.pk))
    for who in (ana, ben):
        who.client.post(url("look", through(who, sitting).pk))
    assert ana.client.post(url("press", sitting.pk, "full", "money")).status_code == 404
    assert ana.client.post(url("press", sitting.pk, "full", "time")).status_code == 302
    assert place(ana, sittings.begin(ana, sitting), "touch")


def test_an_evening_stands_in_front_of_no_whole_look(ana: CastMember, ben: CastMember) -> None:
    """It hides no whole sitting from where two meet, from its reminder, or from what moved since."""
    whole = report.revealed(ana, ben)
    evening = opened(ana, ben, "money")
    assert evening.pk != whole.pk
    with viewing(ana.viewer):
        latest = builder.latest_revealed(ana.us)
        assert latest is not None
        assert latest.sitting.pk == whole.pk
        assert notifications._latest(ana.viewer, [whole.pk, evening.pk]) == {whole.pk}
        assert comparison.earlier_than(report.a_sitting(ana)) == whole


def test_areas_that_went_on_in_full_are_a_whole_look(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(clock.now() - timedelta(days=400)):
        report.revealed(ana, ben)
    sitting = opened(ana, ben, "money")
    page = ben.post(url("start"), {"form": "full"})
    assert "has started one already" not in page.text, "Ben goes on himself"
    both = [(who, report.play(sitting, who)) for who in (ana, ben)]
    report.look(*both)
    with viewing(ana.viewer):
        assert comparison.earlier_than(report.a_sitting(ana)) == sitting
        assert notifications._latest(ana.viewer, [sitting.pk]) == set(), "one was begun since"


def test_an_area_alone_is_put_in_front_as_in_the_full_form(ana: CastMember, ben: CastMember) -> None:
    """And stays so once the full form, which asks nothing there, is open too."""

    def says(wish: int) -> report.Answers:
        return lambda item: report.topic(wish, importance=5, bend=1) if item.key == "children" else report.same(item)

    area = "children-and-caring"
    sitting = choose(ana, area)
    both = [(who, report.play(sitting, who, says(wish), form=f"area-{area}")) for who, wish in ((ana, 1), (ben, 2))]
    report.look(*both)
    with viewing(ana.viewer):
        found = builder.report_of(Sitting.objects.get(), ana.us).area(area)
    assert found is not None
    assert found.state == "talk", "never and someday are on two sides of a line"
    assert "Talk first" in ana.get(url("report_map", sitting.pk)).text
    ana.post(url("start"), {"form": "full"})
    both = [(who, report.play(sitting, who)) for who in (ana, ben)]
    report.look(*both)
    report.open_areas(*both, areas=["money"])
    with viewing(ana.viewer):
        found = builder.report_of(Sitting.objects.get(), ana.us).area(area)
    assert found is not None
    assert found.state == "talk"


def test_where_every_area_was_had_the_page_says_so(ana: CastMember, ben: CastMember) -> None:
    sitting = choose(ana, "money")
    with viewing(ana.viewer):
        row = Sitting.objects.get(pk=sitting.pk)
        row.added = [f"area-{area.key}" for area in report.ours().areas if area.key != "money" and not area.module]
        row.save(update_fields=["added"])
    page = ana.get(url("one_area")).text
    assert "You two have had every area in this way" in page
    assert "Start it for you two" not in page
