"""A month of what comes, through HTTP: the weeks, what stands on which day, and for whom."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.intentions.core.models import Intention
from our2souls.privacy.viewer import viewing
from our2souls.story.future import calendar
from tests.cast import CastMember
from tests.factories.intentions.commitments import a_commitment
from tests.factories.intentions.core import a_milestone, an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.factories.vision import letters

TODAY = date(2026, 11, 1)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.fixture
def home(ana: CastMember, ben: CastMember) -> Intention:
    """An intention that both have chosen, since the first of November."""
    with letters.on(TODAY):
        return an_intention(ana, ben)


def page(member: CastMember, month: str = "") -> str:
    return member.get(reverse("story:calendar") + (f"?month={month}" if month else "")).text


def entries(member: CastMember, month: str) -> dict[int, list[str]]:
    """The days of a month that have something, with what it is called."""
    with viewing(member.viewer):
        first = calendar.month_of(month, TODAY)
        full = calendar.month(member.us, first, TODAY).full
        return {day.day.day: [entry.title for entry in day.entries] for day in full}


@given(DAYS, st.integers(0, 6))
def test_the_weeks_of_a_month_hold_each_of_its_days_once_in_whole_weeks(day: date, first_weekday: int) -> None:
    first = day.replace(day=1)
    weeks = calendar.weeks_of(first, first_weekday)
    days = [each for week in weeks for each in week]
    assert all(len(week) == 7 and week[0].weekday() == first_weekday for week in weeks)
    assert days == [days[0] + timedelta(days=more) for more in range(len(days))]
    inside = [each for each in days if (each.year, each.month) == (first.year, first.month)]
    assert inside[0] == first
    assert (inside[-1] + timedelta(days=1)).day == 1
    assert all(any(each.month == first.month for each in week) for week in weeks)


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-00", "26-12", "9999-12", "0001-01", "2026-12-01", "٢٠٢٦-١٢", "x"]
)
def test_a_month_that_is_none_is_this_one(text: str) -> None:
    assert calendar.month_of(text, TODAY) == TODAY


def test_a_month_has_reviews_steps_promises_days_and_letters(ana: CastMember, ben: CastMember, home: Intention) -> None:
    with letters.on(TODAY):
        a_milestone(ana, home, "Talk to an adviser", due_on=date(2026, 12, 5))
        a_milestone(ana, home, "Some day")
        a_commitment(ben, home, "Call the bank", on=date(2026, 12, 9), rule="weekly")
        a_relationship_milestone(ana, title="The wedding", on=date(2015, 12, 21), yearly=True)
        letters.sealed(ben, opens_on=date(2026, 12, 24))
        letters.sealed(ana, to="me", opens_on=date(2026, 12, 25))
        mine, theirs = entries(ana, "2026-12"), entries(ben, "2026-12")
        with viewing(ana.viewer):
            home.refresh_from_db()
            assert home.next_look_on is not None
            name, look = home.name, home.next_look_on
        assert mine[5] == ["Talk to an adviser"]
        assert [day for day, found in mine.items() if "Call the bank" in found] == [9, 16, 23, 30]
        assert mine[21] == ["The wedding"]
        assert (mine[24], mine[25]) == (["A letter"], ["A letter"])
        assert 25 not in theirs
        assert {day: found for day, found in mine.items() if day != 25} == theirs
        reviews = {month: [day for day, found in entries(ana, month).items() if name in found] for month in (
            f"{look:%Y-%m}", "2027-05")}  # fmt: skip
        assert all(len(days) == 1 for days in reviews.values())
        html = page(ana, "2026-12")
        assert letters.ENVELOPE not in html
        assert letters.WORDS not in html
        assert html.count(">Call the bank<") == 8  # in the table and in the list


def test_what_comes_round_every_day_stands_once(ana: CastMember, home: Intention) -> None:
    with letters.on(TODAY):
        a_commitment(ana, home, "Ten lines a day", on=date(2026, 11, 3), rule="daily")
        assert [day for day, found in entries(ana, "2026-11").items() if "Ten lines a day" in found] == [3]


def test_an_empty_month_says_so_and_leads_to_those_beside_it(ana: CastMember) -> None:
    with letters.on(TODAY):
        html = page(ana, "2031-02")
        assert "Nothing with a day stands in this month." in html
        assert {"?month=2031-01", "?month=2031-03"} <= set(re.findall(r'href="(\?month=[^"]+)"', html))
        assert '<h1 id="h-month">February 2031</h1>' in html
        assert 'aria-current="date"' not in html
        assert 'aria-current="date"' in page(ana)
        assert "?month=2086-12" in page(ana, "2086-11")
        assert "?month=2087-01" not in page(ana, "2086-12")


def test_the_table_begins_on_the_readers_own_first_weekday_in_their_language(ana: CastMember) -> None:
    with letters.on(TODAY):
        head = re.findall(r'<span class="sr">(\w+)</span>\s*</th>', page(ana))
        assert head[0] in {"Monday", "Sunday"}
        ana.person.week_begins = "saturday"
        ana.person.language = "es"
        ana.person.save()
        html = page(ana)
        assert re.findall(r'<span class="sr">(\w+)</span>\s*</th>', html)[0] == "sábado"
        assert "Noviembre de 2026" in html


def test_somebody_alone_has_a_calendar_of_their_letters(cleo: CastMember) -> None:
    with letters.on(TODAY):
        letters.sealed(cleo, to="me", opens_on=date(2026, 12, 25))
        letters.sealed(cleo, to="me", opens_on=date(2026, 11, 30))  # in the first week of December's table
        assert entries(cleo, "2026-12") == {25: ["A letter"]}


def test_the_calendar_is_reached_from_home_and_horizon(ana: CastMember, home: Intention) -> None:
    with letters.on(TODAY):
        a_milestone(ana, home, due_on=date(2026, 11, 5))
        link = f'href="{reverse("story:calendar")}"'
        assert link in ana.get(reverse("web:home")).text
        assert link in ana.get(reverse("story:horizon")).text
