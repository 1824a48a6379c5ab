"""On this day: what Today brings back, for whom, and how often it asks."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.intentions.core.lifecycle import actions as lifecycle
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.people.account.session_store import SessionStore
from our2souls.people.models import Couple, Person
from our2souls.privacy.viewer import viewing
from our2souls.story.memories import days
from our2souls.story.memories.queries import KEPT
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.factories.vision.media import a_picture
from tests.factories.vision.notes import a_note_about

HOME, CHOICES, OFF = reverse("web:home"), reverse("story:story_choices"), reverse("story:on_this_day")
TODAY = date(2026, 11, 30)
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def at(day: date, hour: int = 12) -> Any:
    return clock.frozen(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def home_on(who: CastMember, day: date = TODAY, hour: int = 12) -> str:
    with at(day, hour):
        page: str = who.get(HOME).text
    return page


def reached(by: CastMember, other: CastMember, name: str, on: date) -> Intention:
    with at(date(2024, 1, 5)):
        intention = an_intention(by, other, name)
        with viewing(by.viewer):
            lifecycle.reach(intention, on=on)
    return intention


def test_what_was_reached_on_this_day_comes_back_with_its_photo(ana: CastMember, ben: CastMember) -> None:
    home = reached(ana, ben, "A year without the car", date(2024, 11, 30))
    note = a_note_about(ben, "intention", home.pk, pictures=[a_picture()])
    for who in (ana, ben):
        page = home_on(who)
        assert "2 years ago today" in page
        assert "A year without the car" in page
        assert f"/notes/{note.pk}/" in page
    for other in (date(2026, 11, 29), date(2026, 12, 1)):
        assert "ago today" not in home_on(ana, other)


def test_a_day_of_the_two_comes_back_and_one_known_by_its_month_does_not(ana: CastMember, ben: CastMember) -> None:
    a_relationship_milestone(ana, "The first of the month", date(2020, 11, 1), precision="month")
    a_relationship_milestone(ana, "The day we met", date(2025, 11, 30))
    page = home_on(ben)
    assert "A year ago today" in page
    assert "The day we met" in page
    assert "ago today" not in home_on(ben, date(2026, 11, 1))


def test_what_happened_today_is_no_memory(ana: CastMember, ben: CastMember) -> None:
    a_relationship_milestone(ana, "The day we met", TODAY)
    assert "ago today" not in home_on(ben)


def test_the_day_on_which_they_began_and_what_they_chose_come_back(ana: CastMember, ben: CastMember) -> None:
    Couple.objects.filter(pk=ana.us.couple_id).update(started_at=datetime(2023, 11, 30, 20, tzinfo=UTC))
    page = home_on(ana)
    assert "3 years ago today" in page
    assert "here together" in page
    with at(date(2025, 6, 1)):
        an_intention(ana, ben, "A home")
    page = home_on(ben, date(2026, 6, 1))
    assert "You both said yes" in page
    assert "A year ago today" in page


def test_each_turns_it_off_alone_and_on_again(ana: CastMember, ben: CastMember) -> None:
    a_relationship_milestone(ana, "The day we met", date(2025, 11, 30))
    with at(TODAY):
        answer = ana.post(OFF, {"off": "yes"})
    assert "ago today" not in home_on(ana)
    assert f'action="{OFF}"' in answer.text  # where it is undone
    assert "ago today" in home_on(ben)
    with at(TODAY):
        ana.post(OFF)
    assert "ago today" in home_on(ana)


def test_turned_off_the_day_on_which_they_began_stays_away_too(ana: CastMember, ben: CastMember) -> None:
    Couple.objects.filter(pk=ana.us.couple_id).update(started_at=datetime(2023, 11, 30, 20, tzinfo=UTC))
    with at(TODAY):
        ana.post(OFF, {"off": "yes"})
    assert "ago today" not in home_on(ana)
    assert "ago today" in home_on(ben)


def test_a_day_that_was_put_right_meanwhile_is_not_of_this_day(ana: CastMember, ben: CastMember) -> None:
    day = a_relationship_milestone(ana, "The day we met", date(2025, 11, 30))
    assert "ago today" in home_on(ben)
    with at(TODAY), viewing(ana.viewer):
        milestone_actions.update(day, MilestoneData("The day we met", date(2025, 11, 29)), version=day.version)
    assert "ago today" not in home_on(ben)


def test_what_was_let_go_comes_back_with_care_and_not_to_whoever_leaves_it_out(
    ana: CastMember, ben: CastMember
) -> None:
    with at(date(2025, 6, 1)):
        boat = an_intention(ana, ben, "A boat")
    with at(date(2025, 11, 30)):
        for who in (ana, ben):
            with viewing(who.viewer):
                lifecycle.release(boat)
    assert "Let go, by both of you" in home_on(ana)
    with at(TODAY):
        ana.post(CHOICES, {"on_this_day": "on"})
    assert "ago today" not in home_on(ana)
    assert "ago today" not in home_on(ana, date(2026, 6, 1))
    assert "ago today" in home_on(ben)


def test_what_is_erased_or_moved_is_gone_at_once(ana: CastMember, ben: CastMember) -> None:
    home = reached(ana, ben, "A year without the car", date(2024, 11, 30))
    note = a_note_about(ben, "intention", home.pk, pictures=[a_picture()])
    assert "A year without the car" in home_on(ana)
    with viewing(ben.viewer):
        notes_actions.remove(note)
    page = home_on(ana)
    assert "A year without the car" in page
    assert str(note.pk) not in page
    with at(TODAY), viewing(ben.viewer):
        lifecycle.reopen(home)
    assert "ago today" not in home_on(ana)
    day = a_relationship_milestone(ana, "The day we met", date(2025, 12, 1))
    assert "The day we met" in home_on(ana, date(2026, 12, 1))
    with viewing(ben.viewer):
        milestone_actions.remove(day)
    assert "The day we met" not in home_on(ana, date(2026, 12, 1))


def test_the_session_keeps_ids_and_no_words_and_it_is_looked_for_once_a_day(ana: CastMember, ben: CastMember) -> None:
    day = a_relationship_milestone(ana, "The day we met", date(2025, 11, 30))
    home_on(ben)
    kept = SessionStore.from_secret(ben.client.cookies["session"].value).get(KEPT)
    assert kept["milestone"] == str(day.pk)
    assert set(kept) == {"of", "intention", "milestone"}
    assert "met" not in str(kept)


def test_home_asks_no_more_on_a_day_with_a_memory(ana: CastMember, ben: CastMember) -> None:
    reached(ana, ben, "A year without the car", date(2024, 11, 30))
    a_relationship_milestone(ana, "The day we met", date(2025, 11, 30))
    asked = {}
    for day in (date(2026, 11, 29), TODAY):
        home_on(ben, day)
        with CaptureQueriesContext(connections["default"]) as found:
            page = home_on(ben, day)
        asked["ago today" in page] = [
            query["sql"] for query in found.captured_queries if not query["sql"].startswith(CONTROL)
        ]
    assert len(asked[True]) == len(asked[False]) <= 10


def test_it_is_the_day_where_whoever_looks_lives(ana: CastMember, ben: CastMember) -> None:
    Person.objects.filter(pk=ben.id).update(time_zone="Pacific/Auckland")
    a_relationship_milestone(ana, "The day we met", date(2025, 11, 30))
    assert "ago today" in home_on(ben, date(2026, 11, 29), 20)
    assert "ago today" not in home_on(ana, date(2026, 11, 29), 20)


def test_a_29_february_comes_back_on_the_last_of_february(ana: CastMember, ben: CastMember) -> None:
    a_relationship_milestone(ana, "The day we met", date(2024, 2, 29))
    assert "3 years ago today" in home_on(ana, date(2027, 2, 28))
    assert "ago today" not in home_on(ana, date(2028, 2, 28))
    assert "4 years ago today" in home_on(ana, date(2028, 2, 29))


@pytest.mark.parametrize("path", [OFF, CHOICES])
def test_somebody_alone_has_nothing_to_choose(cleo: CastMember, path: str) -> None:
    assert cleo.client.post(path, {"off": "yes"}).status_code == 404
    assert cleo.get(HOME).status_code == 200


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(1, 60))
def test_every_day_comes_round_once_a_year(then: date, later: int) -> None:
    year = then.year + later
    found = [
        day
        for day in (date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()))
        if days.years_since(then, day)
    ]
    assert len(found) == 1
    assert days.years_since(then, found[0]) == later
