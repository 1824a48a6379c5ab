"""The horizon through HTTP, and the marks under which days fall."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.dreams.models import Dream
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.models import HistoryEntry, Intention
from our2souls.lib.clock import today
from our2souls.privacy.viewer import viewing
from our2souls.story.future import horizon
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import a_milestone, an_entry, an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.factories.vision import letters

TODAY = date(2026, 11, 23)


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def marks(member: CastMember, whose: str = "both") -> dict[str, list[str]]:
    with viewing(member.viewer):
        marks_of_line = horizon.line(member.viewer, member.us, today(member.us.zone), whose)  # type: ignore[arg-type]
        return {mark.key: [item.title for item in mark.items] for mark in marks_of_line}


@pytest.mark.parametrize(
    ("day", "mark"),
    [
        (date(2025, 1, 1), "this-year"),
        (date(2026, 12, 31), "this-year"),
        (date(2027, 1, 1), "1-year"),
        (date(2028, 1, 1), "5-years"),
        (date(2031, 12, 31), "5-years"),
        (date(2032, 1, 1), "10-years"),
        (date(2036, 12, 31), "10-years"),
        (date(2037, 1, 1), "someday"),
    ],
)
def test_mark_of_puts_a_day_under_the_next_mark(day: date, mark: str) -> None:
    assert horizon.mark_of(day, TODAY) == mark


@given(st.dates(date(2020, 1, 1), date(2080, 1, 1)), st.integers(0, 4000))
def test_mark_of_never_puts_a_later_day_under_an_earlier_mark(day: date, more: int) -> None:
    order = ["this-year", "1-year", "5-years", "10-years", "someday"]
    later = day + timedelta(days=more)
    assert order.index(horizon.mark_of(later, TODAY)) >= order.index(horizon.mark_of(day, TODAY))


def test_the_horizon_shows_each_what_is_theirs_to_see(ana: CastMember, ben: CastMember) -> None:
    a_dream(ana, "Kept by Ana", horizon="1-year")
    a_dream(ana, "Shared by Ana", horizon="1-year", share=True)
    a_dream(ben, "Kept by Ben", horizon="someday")
    an_intention(ana, ben, "A home")
    assert marks(ana) == {"1-year": ["Shared by Ana", "Kept by Ana"], "5-years": ["A home"]}
    assert marks(ben) == {"1-year": ["Shared by Ana"], "5-years": ["A home"], "someday": ["Kept by Ben"]}
    page = ben.get(url("story:horizon")).text
    assert "Kept by Ana" not in page
    assert "Shared with you." in page
    assert "Only you see this." in page


@pytest.mark.parametrize(
    ("whose", "shown"),
    [
        ("both", {"Mine", "Theirs", "Ours", "My step", "Their step", "Our step"}),
        ("mine", {"Mine", "My step"}),
        ("theirs", {"Theirs", "Their step"}),
        ("shared", {"Ours", "Our step"}),
        ("nonsense", {"Mine", "Theirs", "Ours", "My step", "Their step", "Our step"}),
    ],
)
def test_the_horizon_is_filtered_by_whose(ana: CastMember, ben: CastMember, whose: str, shown: set[str]) -> None:
    a_dream(ana, "Mine", horizon="1-year")
    a_dream(ben, "Theirs", share=True)
    ours = an_intention(ana, ben, "Ours")
    for title, keeper in (("My step", ana.id), ("Their step", ben.id), ("Our step", None)):
        a_milestone(ana, ours, title, keeper_id=keeper, due_on=date(2029, 1, 1))
    page = ana.get(f"{url('story:horizon')}?whose={whose}").text
    titles = {"Mine", "Theirs", "Ours", "My step", "Their step", "Our step"}
    assert {name for name in titles if f">{name}</span></a>" in page} == shown


def test_dated_milestones_stand_on_the_horizon_until_their_intention_rests(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    year = today("UTC").year
    a_milestone(ana, home, "Keys", due_on=date(year + 8, 3, 1))
    a_milestone(ana, home, "Adviser", due_on=date(year, 1, 2))
    a_milestone(ana, home, "Undated")
    assert marks(ben)["this-year"] == ["Adviser"]
    assert marks(ben)["10-years"] == ["Keys"]
    with viewing(ana.viewer):
        intention_lifecycle.rest(home)
    assert "10-years" not in marks(ben)


def test_ended_dreams_are_not_on_the_horizon_and_resting_ones_only_with_a_place(
    ana: CastMember, ben: CastMember
) -> None:
    for line, place in (("Rests somewhere", "someday"), ("Rests nowhere", "")):
        dream = a_dream(ana, line, horizon=place)
        ana.post(url("dreams:dream_ending", dream.pk, "rest"), {"look_again_on": "2031-01-05"})
    gone = a_dream(ana, "Went", horizon="someday")
    ana.post(url("dreams:dream_ending", gone.pk, "let-go"))
    assert marks(ana) == {"someday": ["Rests somewhere"]}
    assert "Resting until" in ana.get(url("story:horizon")).text


def test_an_intention_on_the_horizon_says_how_far_it_is_and_what_is_next(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    an_entry(ana, home, "15000")
    a_milestone(ben, home, "Ask Mira")
    assert "€15,000 of €60,000. Next: Ask Mira." in ben.get(url("story:horizon")).text


def test_a_dream_is_moved_on_the_horizon_by_its_owner_and_an_intention_by_either(
    ana: CastMember, ben: CastMember
) -> None:
    dream, home = a_dream(ana, share=True), an_intention(ana, ben)
    assert "Sing in a choir" in ana.get(url("story:horizon_move", "dream", dream.pk)).text
    ana.post(url("story:horizon_move", "dream", dream.pk), {"horizon": "10-years"})
    assert ben.post(url("story:horizon_move", "dream", dream.pk), {"horizon": "someday"}).status_code == 404
    ben.post(url("story:horizon_move", "intention", home.pk), {"horizon": "1-year"})
    ana.post(url("story:horizon_move", "intention", home.pk), {"horizon": "1-year"})
    with viewing(ana.viewer):
        assert Dream.objects.get().horizon == "10-years"
        assert Intention.objects.get().horizon == "1-year"
        entry = HistoryEntry.objects.get(act="horizon")
        assert (entry.person_id, entry.after) == (ben.id, "1-year")


def test_a_dream_moved_to_no_mark_of_the_horizon_stays_where_it_is(ana: CastMember) -> None:
    dream = a_dream(ana, horizon="1-year")
    page = ana.post(url("story:horizon_move", "dream", dream.pk), {"horizon": "next week"})
    assert page.redirect_chain == []
    with viewing(ana.viewer):
        assert Dream.objects.get().horizon == "1-year"


def test_a_form_of_a_dream_opened_before_it_was_moved_does_not_move_it_back(ana: CastMember) -> None:
    dream = a_dream(ana)
    ana.post(url("story:horizon_move", "dream", dream.pk), {"horizon": "someday"})
    page = ana.post(
        url("dreams:dream_edit", dream.pk), {"line": "Sing in a choir", "horizon": "1-year", "version": 1}
    ).text
    assert "changed meanwhile" in page
    with viewing(ana.viewer):
        assert Dream.objects.get().horizon == "someday"


def test_the_horizon_of_somebody_alone_shows_their_dreams_on_one_thread(cleo: CastMember) -> None:
    assert "Nothing on the horizon yet" in cleo.get(url("story:horizon")).text
    a_dream(cleo, "Mine", horizon="someday")
    page = cleo.get(url("story:horizon")).text
    assert "Mine" in page
    assert "is-alone" in page


def test_days_of_the_two_and_letters_stand_on_the_horizon_without_a_word_of_the_letter(
    ana: CastMember, ben: CastMember
) -> None:
    year = today("UTC").year
    a_relationship_milestone(ana, "The day we met", date(2015, 3, 1), yearly=True)
    a_relationship_milestone(ana, "Long past", date(2015, 3, 1))
    for to in ("us", "me"):
        letters.sealed(ana, to, date(year + 9, 5, 1))
    assert marks(ben)["10-years"] == ["A letter"]
    assert marks(ana)["10-years"] == ["A letter", "A letter"]
    assert "The day we met" in marks(ben)["1-year"] + marks(ben).get("this-year", [])
    page = ben.get(url("story:horizon")).text
    assert "Long past" not in page
    assert letters.WORDS not in page + ana.get(url("story:horizon")).text
    assert marks(ana, "mine")["10-years"] == ["A letter"]
