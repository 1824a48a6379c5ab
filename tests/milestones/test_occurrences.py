"""When the days of the two come: once or every year, as exactly as they are known."""

from calendar import isleap
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.milestones import occurrences as milestone_occurrences
from our2souls.milestones.models import RelationshipMilestone
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.milestones import MET, a_relationship_milestone


@pytest.mark.parametrize(
    ("today", "comes", "years"),
    [
        (date(2020, 2, 28), date(2020, 2, 29), 0),
        (date(2020, 3, 1), date(2021, 2, 28), 1),
        (date(2021, 2, 28), date(2021, 2, 28), 1),
        (date(2021, 3, 1), date(2022, 2, 28), 2),
        (date(2023, 3, 1), date(2024, 2, 29), 4),
        (date(2024, 2, 28), date(2024, 2, 29), 4),
    ],
)
def test_a_yearly_29_february_comes_on_the_last_of_february(today: date, comes: date, years: int) -> None:
    coming = milestone_occurrences.next_of(RelationshipMilestone(on=MET, yearly=True), today)
    assert coming is not None
    assert (coming.on, coming.years) == (comes, years)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_yearly_day_comes_once_in_each_year_and_not_before_it_was(anchor: date, today: date) -> None:
    coming = milestone_occurrences.next_of(RelationshipMilestone(on=anchor, yearly=True), today)
    assert coming is not None
    assert coming.on >= max(anchor, today)
    assert coming.on - max(anchor, today) <= timedelta(days=366)
    expected = anchor.day
    if (anchor.month, anchor.day) == (2, 29) and not isleap(coming.on.year):
        expected = 28
    assert (coming.on.month, coming.on.day, coming.years) == (anchor.month, expected, coming.on.year - anchor.year)


@pytest.mark.parametrize(
    ("on", "known", "today", "ahead"),
    [
        (date(2026, 11, 5), "day", date(2026, 11, 5), True),
        (date(2026, 11, 5), "day", date(2026, 11, 6), False),
        (date(2026, 11, 1), "month", date(2026, 11, 30), True),
        (date(2026, 12, 1), "month", date(2027, 1, 1), False),
        (date(2026, 1, 1), "year", date(2026, 12, 31), True),
        (date(2026, 1, 1), "year", date(2027, 1, 1), False),
    ],
)
def test_a_day_that_is_known_roughly_is_ahead_until_it_is_surely_over(
    on: date, known: str, today: date, ahead: Any
) -> None:
    assert (milestone_occurrences.next_of(RelationshipMilestone(on=on, precision=known), today) is not None) == ahead


def test_between_finds_the_occurrences_of_all_days_in_one_query(
    ana: CastMember, ben: CastMember, django_assert_num_queries: Any
) -> None:
    a_relationship_milestone(ana, "Yearly", MET, yearly=True)
    a_relationship_milestone(ben, "Once", date(2024, 2, 29))
    a_relationship_milestone(ben, "Behind", date(2010, 1, 1))
    with viewing(ana.viewer):
        milestone_actions.remove(a_relationship_milestone(ana, "Out", date(2024, 2, 29)))
    eyes = ben.viewer
    with viewing(eyes), django_assert_num_queries(1):
        occurrences = milestone_occurrences.between(date(2023, 2, 28), date(2025, 2, 28))
    with viewing(eyes):
        assert [(each.milestone.title, each.on) for each in occurrences if each.milestone.title == "Yearly"] == [
            ("Yearly", date(2023, 2, 28)),
            ("Yearly", date(2024, 2, 29)),
            ("Yearly", date(2025, 2, 28)),
        ]
        assert {each.milestone.title for each in occurrences} == {"Yearly", "Once"}
        assert [each.on for each in occurrences] == sorted(each.on for each in occurrences)


def test_home_shows_a_day_that_is_near_and_exactly_known_alone(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 20, 12, tzinfo=UTC)):
        a_relationship_milestone(ana, "Near", date(2022, 12, 4), yearly=True)
        a_relationship_milestone(ana, "Far", date(2022, 12, 30), yearly=True)
        a_relationship_milestone(ana, "Rough", date(2026, 12, 1), precision="month")
        for member in (ana, ben):
            page = member.get(reverse("web:home")).text
            assert ("Near" in page, "Far" in page, "Rough" in page) == (True, False, False)
