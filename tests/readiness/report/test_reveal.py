"""Looking together: two presses for the report, two for each area, and between them nothing that tells of the other's."""

import re
from typing import Any

from django.urls import reverse

from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Attempt, Sitting
from our2souls.readiness.report import reveal
from our2souls.readiness.sittings.models import AreaOpening, AreaPress, DisclosedAnswers, Reveal
from tests.cast import CastMember
from tests.factories.readiness import report as factories_report

SAME_EACH_TIME = re.compile(rb'(csrfmiddlewaretoken" value="|form-key" value="|nonce=")[^"]+')


def without_tokens(page: Any) -> bytes:
    """A page without what differs each time anyway."""
    return SAME_EACH_TIME.sub(b"", page.content)


def everything_read_by(who: CastMember, sitting: Sitting) -> list[bytes]:
    """All that somebody reads of a sitting: its pages, home, the inbox."""
    paths = [
        reverse("readiness:readiness"),
        reverse("readiness:sitting", args=[sitting.pk]),
        reverse("readiness:report_map", args=[sitting.pk]),
        reverse("readiness:area", args=[sitting.pk, "money"]),
        reverse("web:home"),
        reverse("delivery:notices"),
    ]
    return [without_tokens(who.client.get(path)) for path in paths]


def look(who: CastMember, attempt: Attempt, **said: str) -> Any:
    return who.client.post(reverse("readiness:look", args=[attempt.pk]), said)


def press(who: CastMember, sitting: Sitting, area: str = "money", form: str = "full", **said: str) -> Any:
    return who.client.post(reverse("readiness:press", args=[sitting.pk, form, area]), said)


def test_the_report_opens_with_the_second_yes_and_one_yes_is_told_nobody(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.a_sitting(ana)
    hers, his = factories_report.play(sitting, ana), factories_report.play(sitting, ben)
    report = reverse("readiness:report_map", args=[sitting.pk])
    before = everything_read_by(ben, sitting)
    assert look(ana, hers).url == reverse("readiness:sitting", args=[sitting.pk])
    assert everything_read_by(ben, sitting) == before
    assert ana.client.get(report).status_code == ben.client.get(report).status_code == 404
    look(ana, hers, **{"not-yet": "1"})
    assert look(ben, his).url != report, "her yes was taken back"
    assert look(ana, hers).url == report
    look(ana, hers, **{"not-yet": "1"})
    assert {who.client.get(report).status_code for who in (ana, ben)} == {200}, "what is open stays open"
    with viewing(ana.viewer):
        assert Attempt.objects.get().looked_at, "a yes that opened something can’t be taken back"
    assert ana.client.get(report).content.count(b"Closed") == 13


def test_no_report_opens_before_both_finished_nor_after_the_sitting_ended(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.a_sitting(ana)
    hers, his = factories_report.play(sitting, ana, finish=False), factories_report.play(sitting, ben)
    look(ben, his)
    assert b"nothing to open yet" in ana.client.get(look(ana, hers).url).content.lower()
    with viewing(ana.viewer):
        assert not Reveal.objects.exists()
        Attempt.objects.update(finished_at=his.finished_at)
        Sitting.objects.update(ended_at=his.finished_at)
    look(ana, hers)
    with viewing(ana.viewer):
        assert not Reveal.objects.exists()


def test_an_area_opens_with_the_second_press_and_no_other_with_it(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.a_sitting(ana)
    both = [(ana, factories_report.play(sitting, ana)), (ben, factories_report.play(sitting, ben))]
    factories_report.look(*both)
    before = everything_read_by(ben, sitting)
    press(ana, sitting)
    press(ana, sitting)
    assert b"You have pressed" in ana.client.get(reverse("readiness:area", args=[sitting.pk, "money"])).content
    assert everything_read_by(ben, sitting) == before
    press(ana, sitting, **{"not-yet": "1"})
    press(ben, sitting)
    with viewing(ben.viewer):
        assert not AreaOpening.objects.exists()
    press(ana, sitting, "time")
    with viewing(ben.viewer):
        assert not AreaOpening.objects.exists(), "she pressed for another one"
    on_map = reverse("readiness:report_map", args=[sitting.pk])
    assert press(ana, sitting).url == f"{on_map}#area-money", "nobody loses their place"
    assert 'id="area-money"' in ana.client.get(on_map).text
    on_page = press(ben, sitting, **{"on-page": "1"})
    assert on_page.url == reverse("readiness:area", args=[sitting.pk, "money"])
    with viewing(ben.viewer):
        assert list(AreaOpening.objects.values_list("area", flat=True)) == ["money"]
        assert set(DisclosedAnswers.objects.values_list("person", "area")) == {(ana.id, "money"), (ben.id, "money")}
    press(ana, sitting, **{"not-yet": "1"})
    with viewing(ana.viewer):
        assert AreaPress.objects.filter(area="money").exists(), "an open area stays open"
    assert press(ana, sitting, "no-such-area").status_code == 404
    assert press(ana, sitting, form="short").status_code == 404


def press_all(who: CastMember, sitting: Sitting, form: str = "full", **said: str) -> Any:
    return who.client.post(reverse("readiness:press_all", args=[sitting.pk, form]), said)


def opened(who: CastMember) -> set[str]:
    with viewing(who.viewer):
        return set(AreaOpening.objects.values_list("area", flat=True))


def test_all_opens_at_once_with_one_press_of_each_and_one_press_is_told_nobody(
    ana: CastMember, ben: CastMember
) -> None:
    every = set(factories_report.areas_for_all())
    sitting = factories_report.a_sitting(ana)
    both = [(ana, factories_report.play(sitting, ana)), (ben, factories_report.play(sitting, ben))]
    assert press_all(ana, sitting).status_code == 404, "they have not looked together"
    factories_report.look(*both)
    page = reverse("readiness:report_map", args=[sitting.pk])
    assert "Open all at once" in ana.client.get(page).text
    before = everything_read_by(ben, sitting)
    assert press_all(ana, sitting).url == f"{page}#h-map"
    press_all(ana, sitting)
    assert "You have pressed for all" in ana.client.get(page).text
    assert everything_read_by(ben, sitting) == before
    assert opened(ben) == set()
    press_all(ana, sitting, **{"not-yet": "1"})
    press_all(ben, sitting)
    assert opened(ben) == set(), "she took it back"
    press_all(ana, sitting)
    assert opened(ana) == every
    assert "Open all at once" not in ana.client.get(page).text, "nothing is left to open"
    press_all(ana, sitting, **{"not-yet": "1"})
    with viewing(ana.viewer):
        assert AreaPress.objects.count() == len(every), "what is open stays open"
        assert DisclosedAnswers.objects.count() == 2 * len(every)


def test_one_presses_all_and_the_other_area_by_area(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.a_sitting(ana)
    both = [(ana, factories_report.play(sitting, ana)), (ben, factories_report.play(sitting, ben))]
    factories_report.look(*both)
    press(ben, sitting, "time")
    press_all(ana, sitting)
    assert opened(ben) == {"time"}, "what he had said yes to opens with hers"
    before = everything_read_by(ana, sitting)
    press(ben, sitting, "money")
    press(ben, sitting, "money", **{"not-yet": "1"})
    assert opened(ben) == {"time", "money"}, "hers was there, so it opened"
    assert everything_read_by(ana, sitting) != before
    press_all(ana, sitting, **{"not-yet": "1"})
    press(ben, sitting, "closeness")
    assert opened(ben) == {"time", "money"}, "she took back what was still closed"
    with viewing(ana.viewer):
        Sitting.objects.update(ended_at=sitting.started_at)
    assert press_all(ben, sitting).status_code == 404, "an ended sitting opens nothing"


def test_all_of_the_added_answers_opens_apart_from_what_was_asked_first(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.a_sitting(ana, form="short")
    first = [(who, factories_report.play(sitting, who, form="short")) for who in (ana, ben)]
    factories_report.look(*first)
    for who in (ana, ben):
        press_all(who, sitting, "short")
    with viewing(ana.viewer):
        Sitting.objects.update(added=["full"])
        sitting = Sitting.objects.get()
    more = [(who, factories_report.play(sitting, who)) for who in (ana, ben)]
    assert press_all(ana, sitting, "full").status_code == 404, "the added answers are not revealed yet"
    factories_report.look(*more)
    page = " ".join(ana.client.get(reverse("readiness:report_map", args=[sitting.pk])).text.split())
    assert "With one press you say yes to all that you added later" in page
    assert page.count("Open all at once") == 1
    for who in (ana, ben):
        press_all(who, sitting, "full")
    with viewing(ana.viewer):
        assert AreaOpening.objects.filter(form="full").count() == len(factories_report.areas_for_all())


def test_no_area_opens_before_both_looked_nor_after_it_was_ended(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.a_sitting(ana)
    both = [(ana, factories_report.play(sitting, ana)), (ben, factories_report.play(sitting, ben))]
    assert press(ana, sitting).status_code == 404
    factories_report.look(*both)
    press(ana, sitting)
    with viewing(ana.viewer):
        Sitting.objects.update(ended_at=sitting.started_at)
    assert press(ben, sitting).status_code == 404
    assert b"Open it" not in ben.client.get(reverse("readiness:report_map", args=[sitting.pk])).content
    with viewing(ben.viewer):
        assert not DisclosedAnswers.objects.exists()


def test_the_full_form_of_a_continued_sitting_needs_presses_of_its_own(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.a_sitting(ana, form="short")
    both = [
        (ana, factories_report.play(sitting, ana, form="short")),
        (ben, factories_report.play(sitting, ben, form="short")),
    ]
    factories_report.look(*both)
    factories_report.open_areas(*both, areas=["money"])
    money = reverse("readiness:area", args=[sitting.pk, "money"])
    page = ana.client.get(money).text
    assert "On the one topic that you both answered you are at most one place apart." in page
    assert 'class="tag"' not in page, "no label without the full form"
    report = ana.client.get(reverse("readiness:report_map", args=[sitting.pk])).text
    assert report.count('class="is-near"') == 1
    with viewing(ana.viewer):
        Sitting.objects.update(added=["full"])
        sitting = Sitting.objects.get()
    more = [(ana, factories_report.play(sitting, ana)), (ben, factories_report.play(sitting, ben))]
    assert press(ana, sitting).status_code == 404, "the added answers are not revealed yet"
    factories_report.look(*more)
    press(ana, sitting)
    assert "still closed" in ben.client.get(money).text
    press(ben, sitting)
    page = ana.client.get(money).text
    assert "On all 3 topics that you both answered you are at most one place apart." in page
    with viewing(ana.viewer):
        assert Reveal.objects.count() == 2


def test_nobody_can_press_for_somebody_else(
    ana: CastMember, ben: CastMember, dora: CastMember, cleo: CastMember
) -> None:
    sitting = factories_report.a_sitting(ana)
    hers = factories_report.play(sitting, ana)
    for who in (ben, dora, cleo):
        assert look(who, hers).status_code == 404
    for who in (dora, cleo):
        assert press(who, sitting).status_code == press_all(who, sitting).status_code == 404
    assert press(ben, sitting).status_code == press_all(ben, sitting).status_code == 404, "he has not begun"


def test_pressing_again_changes_nothing_that_is_open(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.revealed(ana, ben, areas=["money"])
    with viewing(ana.viewer):
        attempt = Attempt.objects.get(sitting=sitting)
        assert reveal.press_area(attempt, "money") == AreaOpening.objects.get()
        assert reveal.look_together(attempt) == Reveal.objects.get()
        assert DisclosedAnswers.objects.count() == 2
