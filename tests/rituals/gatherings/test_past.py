"""Past times are found again, also those of which nobody said what became of them, and while another rule is proposed."""

from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.gatherings import queries as gathering_queries
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, a_ritual, form

A_WEEK, A_DAY = timedelta(days=7), timedelta(days=1)
SECOND, THIRD = FIRST + A_WEEK, FIRST + A_WEEK * 2


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def coffee(ana: CastMember, ben: CastMember) -> Ritual:
    """Each Sunday at ten."""
    return a_ritual(ana, ben)


def page(ritual: Ritual, day: date, name: str = "gathering", *more: object) -> str:
    return reverse(f"rituals:{name}", args=[ritual.pk, day, *more])


def note(who: CastMember, ritual: Ritual, day: date) -> None:
    with clock.frozen(datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=12)):
        who.post(page(ritual, day, "gathering_note"), {"words": "More walks"})


def past(who: CastMember, ritual: Ritual) -> str:
    return unescape(who.get(reverse("rituals:gatherings", args=[ritual.pk])).text)


def test_what_nobody_ended_is_in_the_list_quietly_and_can_be_ended(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    note(ana, coffee, FIRST)
    with clock.frozen(datetime(2027, 1, 8, 12, tzinfo=UTC)):
        text = past(ben, coffee)
        assert page(coffee, FIRST) in text
        assert "6 December 2026: not said yet" in text
        ben.post(page(coffee, FIRST, "gathering_act", "keep"), {})
        assert "6 December 2026: not said yet" not in past(ana, coffee)


def test_the_last_time_is_in_the_list_though_nothing_was_done_in_it(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    with clock.frozen(datetime(2026, 12, 12, 12, tzinfo=UTC)):
        assert page(coffee, FIRST) in past(ana, coffee), "the next is tomorrow, and “open this time” leads there"
    with clock.frozen(datetime(2026, 12, 22, 12, tzinfo=UTC)):
        text = past(ana, coffee)
        assert page(coffee, THIRD) in text
        assert page(coffee, SECOND) not in text, "what left no trace is not counted up"
        ana.post(page(coffee, THIRD, "gathering_act", "missed"))
        text = past(ana, coffee)
        assert text.count(page(coffee, THIRD)) == 1
        assert "not said yet" not in text


def test_what_is_yet_to_come_is_not_past(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    ana.post(page(coffee, SECOND, "gathering_note"), {"words": "Ahead"})
    ana.post(page(coffee, FIRST, "gathering_note"), {"words": "Ahead"})
    assert "Nothing yet" in past(ana, coffee)
    ana.post(page(coffee, FIRST, "occasion_move"), {"to_day": "2026-12-10", "to_hour": "10:00"})
    ana.post(page(coffee, SECOND, "occasion_move"), {"to_day": "2026-12-07", "to_hour": "10:00"})
    with clock.frozen(datetime(2026, 12, 8, 12, tzinfo=UTC)):
        text = past(ana, coffee)
        assert page(coffee, SECOND) in text, "it was on Monday"
        assert page(coffee, FIRST) not in text, "it is on Thursday"


def test_past_times_stay_reachable_while_another_rule_is_proposed_or_it_rests(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    note(ana, coffee, FIRST)
    with clock.frozen(datetime(2026, 12, 8, 12, tzinfo=UTC)):
        change = form(when="every Monday", first_on="2026-12-08", understood="FREQ=WEEKLY;BYDAY=MO", version="1")
        ben.post(reverse("rituals:ritual_edit", args=[coffee.pk]), change)
        link = reverse("rituals:gatherings", args=[coffee.pk])
        for who in (ana, ben):
            assert link in who.get(reverse("rituals:ritual", args=[coffee.pk])).text
            assert page(coffee, FIRST) in past(who, coffee)
            assert "More walks" in who.get(page(coffee, FIRST)).text
        ana.post(page(coffee, FIRST, "gathering_act", "keep"), {"one_thing": "Phones away"})
        assert "Phones away" in past(ben, coffee)


def test_a_ritual_that_never_was_has_no_past(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, first_on=FIRST - A_WEEK * 9)
    assert reverse("rituals:gatherings", args=[made.pk]) not in ana.get(reverse("rituals:ritual", args=[made.pk])).text
    assert "not said yet" not in past(ana, made)


def test_the_list_goes_on_over_pages(
    ana: CastMember, ben: CastMember, coffee: Ritual, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering_queries, "PER_PAGE", 2)
    for day in (FIRST, SECOND, THIRD):
        note(ana, coffee, day)
    with clock.frozen(datetime(2026, 12, 22, 12, tzinfo=UTC)):
        first = ana.get(reverse("rituals:gatherings", args=[coffee.pk]))
        assert page(coffee, FIRST) not in first.text
        following = ana.get(
            reverse("rituals:gatherings", args=[coffee.pk]) + f"?before={first.context['page'].following}"
        )
        assert page(coffee, FIRST) in following.text
        assert page(coffee, THIRD) not in following.text
