"""The days that are the two's own: kept, changed and taken out by either, reminded of by choice, and when they come."""

from calendar import isleap
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.delivery.models import Schedule
from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.milestones import occurrences as milestone_occurrences
from our2souls.milestones.actions import MilestoneData
from our2souls.milestones.models import RelationshipMilestone
from our2souls.people.account import export as account_export
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.ui.form.edit_conflict import EditConflict
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember

TITLE, WORDS = "The day we met", "You had the wrong room"
MET = date(2020, 2, 29)


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def a_day(
    by: CastMember, title: str = TITLE, on: date = MET, *, remind: bool = False, **more: Any
) -> RelationshipMilestone:
    with viewing(by.viewer):
        return milestone_actions.create(MilestoneData(title, on, **more), remind=remind)


def said(**more: Any) -> dict[str, Any]:
    return {"title": TITLE, "on": "2020-02-29", "known": "day", "yearly": "on", "words": WORDS} | more


@pytest.mark.parametrize("writer", ["ana", "ben"])
def test_either_adds_changes_and_takes_out_and_both_see_it(couple: tuple[CastMember, CastMember], writer: str) -> None:
    by, other = couple if writer == "ana" else reversed(couple)
    page = by.post(url("milestones:milestone_new"), said())
    assert TITLE in page.text
    with viewing(by.viewer):
        day = RelationshipMilestone.objects.get()
    for place in (url("milestones:milestones"), url("milestones:milestone", day.pk)):
        assert TITLE in other.get(place).text
    other.post(url("milestones:milestone_edit", day.pk), said(title="The wrong room", version=1))
    assert "The wrong room" in by.get(url("milestones:milestone", day.pk)).text
    by.post(url("milestones:milestone_remove", day.pk))
    for member in (by, other):
        assert member.get(url("milestones:milestone", day.pk)).status_code == 404
        assert "The wrong room" not in member.get(url("milestones:milestones")).text


def test_taken_out_its_notes_stay_to_be_read_and_no_more_are_added(ana: CastMember, ben: CastMember) -> None:
    day = a_day(ana)
    with viewing(ben.viewer):
        target = vision_note_targets.target(ben.viewer, "relationship_milestone", day.pk)
        note = notes_actions.update(target, "relationship_milestone", day.pk, text="The wrong room, in winter")
    ana.post(url("milestones:milestone_remove", day.pk))
    for member in (ana, ben):
        page = member.get(reverse("vision:note", args=[note.pk]))
        assert page.status_code == 200
        assert "The wrong room, in winter" in page.text
        assert member.get(reverse("vision:note_new", args=["relationship_milestone", day.pk])).status_code == 404


@pytest.mark.parametrize("who", ["cleo", "dora", "eli", "farid"])
def test_nobody_else_finds_it(ana: CastMember, ben: CastMember, who: str, request: pytest.FixtureRequest) -> None:
    day = a_day(ana)
    member: CastMember = request.getfixturevalue(who)
    for name in ("milestones:milestone", "milestones:milestone_edit"):
        assert member.get(url(name, day.pk)).status_code == 404
    for name in ("milestones:milestone_remove", "milestones:milestone_remind", "milestones:milestone_edit"):
        assert member.post(url(name, day.pk), said(version=1)).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "some are needed"),
        ({"on": ""}, "a rough one will do"),
        ({"on": "2019-02-29"}, "valid date"),
        ({"on": "0001-01-01"}, "between 1900 and 2200"),
        ({"known": "month"}, "only when you know the day"),
        ({"known": "roughly"}, "roughly"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    ana: CastMember, ben: CastMember, wrong: dict[str, str], sentence: str
) -> None:
    page = ana.client.post(url("milestones:milestone_new"), said(**wrong))
    assert page.status_code == 422
    assert sentence in page.text
    assert WORDS in page.text
    with viewing(ana.viewer):
        assert not RelationshipMilestone.objects.exists()


def test_changed_by_both_at_once_keeps_both_texts(ana: CastMember, ben: CastMember) -> None:
    day = a_day(ana)
    ana.post(url("milestones:milestone_edit", day.pk), said(title="Ana’s title", version=1))
    page = ben.post(url("milestones:milestone_edit", day.pk), said(title="Ben’s title", version=1)).text
    assert "changed meanwhile" in page
    assert "Ana’s title" in page
    assert "Ben’s title" in page
    assert (
        "Ben’s title" in ben.post(url("milestones:milestone_edit", day.pk), said(title="Ben’s title", version=2)).text
    )


def test_what_the_other_took_out_is_not_changed_back_silently(ana: CastMember, ben: CastMember) -> None:
    day = a_day(ana)
    with viewing(ben.viewer):
        milestone_actions.remove(day)
    with viewing(ana.viewer), pytest.raises(EditConflict):
        milestone_actions.update(day, MilestoneData("Again", MET), version=1)


@pytest.mark.parametrize(("known", "shown"), [("day", "1 August 2021"), ("month", "August 2021"), ("year", "2021")])
def test_a_day_may_be_known_only_roughly(ana: CastMember, ben: CastMember, known: str, shown: str) -> None:
    day = a_day(ana, "The first trip", date(2021, 8, 1), known=known)
    page = ben.get(url("milestones:milestone", day.pk)).text
    assert shown in page
    assert ("1 August" in page) == (known == "day")


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
def test_what_is_known_roughly_is_ahead_until_it_is_surely_over(on: date, known: str, today: date, ahead: bool) -> None:  # noqa: FBT001
    assert (milestone_occurrences.next_of(RelationshipMilestone(on=on, known=known), today) is not None) == ahead


def test_between_two_days_in_one_query(ana: CastMember, ben: CastMember, django_assert_num_queries: Any) -> None:
    a_day(ana, "Yearly", MET, yearly=True)
    a_day(ben, "Once", date(2024, 2, 29))
    a_day(ben, "Behind", date(2010, 1, 1))
    with viewing(ana.viewer):
        milestone_actions.remove(a_day(ana, "Out", date(2024, 2, 29)))
    eyes = ben.viewer
    with viewing(eyes), django_assert_num_queries(1):
        found = milestone_occurrences.between(date(2023, 2, 28), date(2025, 2, 28))
    with viewing(eyes):
        assert [(each.milestone.title, each.on) for each in found if each.milestone.title == "Yearly"] == [
            ("Yearly", date(2023, 2, 28)),
            ("Yearly", date(2024, 2, 29)),
            ("Yearly", date(2025, 2, 28)),
        ]
        assert {each.milestone.title for each in found} == {"Yearly", "Once"}
        assert [each.on for each in found] == sorted(each.on for each in found)


def test_home_tells_of_what_is_near_and_of_nothing_else(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 20, 12, tzinfo=UTC)):
        a_day(ana, "Near", date(2022, 12, 4), yearly=True)
        a_day(ana, "Far", date(2022, 12, 30), yearly=True)
        a_day(ana, "Rough", date(2026, 12, 1), known="month")
        for member in (ana, ben):
            page = member.get(reverse("web:home")).text
            assert ("Near" in page, "Far" in page, "Rough" in page) == (True, False, False)


def hears(member: CastMember, day: RelationshipMilestone) -> bool:
    page = member.get(reverse("delivery:notices")).text
    return url("milestones:milestone", day.pk) in page


def test_each_hears_of_it_only_if_they_want_to_and_every_year(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 1, 12, tzinfo=UTC)):
        day = a_day(ana, yearly=True, remind=True)
    with clock.frozen(datetime(2027, 2, 28, 8, 5, tzinfo=UTC)):
        call_command("worker", "--once")
        assert hears(ana, day)
        page = ana.get(reverse("delivery:notices")).text
        assert "A day of yours has come round" in page
        assert TITLE not in page
        assert not hears(ben, day)
        ben.post(url("milestones:milestone_remind", day.pk))
        ana.post(url("milestones:milestone_remind", day.pk), {"off": "yes"})
    assert {row.owner_id for row in Schedule._base_manager.filter(about=day.pk)} == {ben.id}
    with clock.frozen(datetime(2028, 2, 29, 14, 5, tzinfo=UTC)):
        call_command("worker", "--once")
        assert hears(ben, day)


def test_a_reminder_moves_with_its_day_for_both_and_ends_with_it(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 1, 12, tzinfo=UTC)):
        day = a_day(ana, yearly=True, remind=True)
        ben.post(url("milestones:milestone_remind", day.pk))
        ana.post(url("milestones:milestone_edit", day.pk), said(on="2020-03-02", version=1))
        rows = Schedule._base_manager.filter(about=day.pk)
        assert {(row.owner_id, row.next_on) for row in rows} == {(ana.id, date(2027, 3, 2)), (ben.id, date(2027, 3, 2))}
        ben.post(
            url("milestones:milestone_edit", day.pk),
            {"title": "Once", "on": "2020-03-02", "known": "day", "version": 2},
        )
        assert not rows.all().exists(), "what lies behind for good does not come"
        ben.post(url("milestones:milestone_edit", day.pk), said(version=3))
        ana.post(url("milestones:milestone_remind", day.pk))
        ben.post(url("milestones:milestone_remove", day.pk))
        assert not rows.all().exists()


def test_parting_ends_the_reminders_and_closes_the_days(ana: CastMember, ben: CastMember) -> None:
    day = a_day(ana, yearly=True, remind=True)
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    assert not Schedule._base_manager.filter(about=day.pk).exists()
    for member in (ana, ben):
        assert member.get(url("milestones:milestone", day.pk)).status_code == 404
        assert member.get(url("milestones:milestones")).status_code == 404


def test_a_day_is_pictured_by_a_note_of_both(ana: CastMember, ben: CastMember) -> None:
    day = a_day(ana)
    ana.post(reverse("vision:note_new", args=["relationship_milestone", day.pk]), {"text": "Snow on the steps"})
    assert "Snow on the steps" in ben.get(url("milestones:milestone", day.pk)).text


@pytest.mark.parametrize("eraser", ["ana", "ben"])
def test_erasing_takes_ones_own_words_and_leaves_the_others(ana: CastMember, ben: CastMember, eraser: str) -> None:
    day = a_day(ana, words="Ana’s words")
    with viewing(ben.viewer):
        milestone_actions.update(day, MilestoneData("Ben’s title", MET, words="Ana’s words"), version=1)
    gone, left = (ana, ben) if eraser == "ana" else (ben, ana)
    personal_data_erasure.erase_person(gone.id)
    with viewing(left.viewer):
        kept = RelationshipMilestone.objects.get()
        assert (kept.title, kept.words) == (("Ben’s title", "") if eraser == "ana" else ("", "Ana’s words"))
    assert left.get(url("milestones:milestone", day.pk)).status_code == 200


def test_both_export_it(ana: CastMember, ben: CastMember) -> None:
    a_day(ana, words=WORDS)
    for member in (ana, ben):
        with viewing(member.viewer):
            assert WORDS in account_export.as_json(member.person).decode()
