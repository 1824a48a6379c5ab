"""The days that are the two’s own: added, changed and removed by either, with notes of both."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from our2souls.delivery.registry import calendar_items
from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.milestones import queries as milestone_queries
from our2souls.milestones.actions import MilestoneData
from our2souls.milestones.models import RelationshipMilestone
from our2souls.privacy.viewer import viewing
from our2souls.ui.form.edit_conflict import EditConflict
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember
from tests.factories.milestones import MET, TITLE, WORDS, a_relationship_milestone, form


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@pytest.mark.parametrize("writer", ["ana", "ben"])
def test_either_adds_changes_and_removes_a_day_and_both_see_it(
    couple: tuple[CastMember, CastMember], writer: str
) -> None:
    by, other = couple if writer == "ana" else reversed(couple)
    page = by.post(url("milestones:milestone_new"), form())
    assert TITLE in page.text
    with viewing(by.viewer):
        day = RelationshipMilestone.objects.get()
    for place in (url("milestones:milestones"), url("milestones:milestone", day.pk)):
        assert TITLE in other.get(place).text
    other.post(url("milestones:milestone_edit", day.pk), form(title="The wrong room", version=1))
    assert "The wrong room" in by.get(url("milestones:milestone", day.pk)).text
    by.post(url("milestones:milestone_remove", day.pk))
    for member in (by, other):
        assert member.get(url("milestones:milestone", day.pk)).status_code == 404
        assert "The wrong room" not in member.get(url("milestones:milestones")).text


def test_the_notes_of_a_removed_day_stay_to_be_read_and_no_more_are_added(ana: CastMember, ben: CastMember) -> None:
    day = a_relationship_milestone(ana)
    with viewing(ben.viewer):
        target = vision_note_targets.target(ben.viewer, "relationship_milestone", day.pk)
        note = notes_actions.update(target, "relationship_milestone", day.pk, text="The wrong room, in winter")
    ana.post(url("milestones:milestone_remove", day.pk))
    for member in (ana, ben):
        page = member.get(reverse("vision:note", args=[note.pk]))
        assert page.status_code == 200
        assert "The wrong room, in winter" in page.text
        assert member.get(reverse("vision:note_new", args=["relationship_milestone", day.pk])).status_code == 404


def test_a_day_may_have_notes_of_both(ana: CastMember, ben: CastMember) -> None:
    day = a_relationship_milestone(ana)
    ana.post(reverse("vision:note_new", args=["relationship_milestone", day.pk]), {"text": "Snow on the steps"})
    assert "Snow on the steps" in ben.get(url("milestones:milestone", day.pk)).text


@pytest.mark.parametrize("who", ["cleo", "dora", "eli", "farid"])
def test_a_day_is_not_there_for_anybody_else(
    ana: CastMember, ben: CastMember, who: str, request: pytest.FixtureRequest
) -> None:
    day = a_relationship_milestone(ana)
    member: CastMember = request.getfixturevalue(who)
    for name in ("milestones:milestone", "milestones:milestone_edit"):
        assert member.get(url(name, day.pk)).status_code == 404
    for name in ("milestones:milestone_remove", "milestones:milestone_remind", "milestones:milestone_edit"):
        assert member.post(url(name, day.pk), form(version=1)).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "some are needed"),
        ({"on": ""}, "a rough one will do"),
        ({"on": "2019-02-29"}, "valid date"),
        ({"on": "0001-01-01"}, "between 1900 and 2200"),
        ({"precision": "month"}, "only when you know the day"),
        ({"precision": "roughly"}, "roughly"),
    ],
)
def test_an_invalid_form_of_a_day_says_what_is_missing_and_keeps_what_was_typed(
    ana: CastMember, ben: CastMember, wrong: dict[str, str], sentence: str
) -> None:
    page = ana.client.post(url("milestones:milestone_new"), form(**wrong))
    assert page.status_code == 422
    assert sentence in page.text
    assert WORDS in page.text
    with viewing(ana.viewer):
        assert not RelationshipMilestone.objects.exists()


def test_a_day_changed_by_both_at_once_shows_both_texts(ana: CastMember, ben: CastMember) -> None:
    day = a_relationship_milestone(ana)
    ana.post(url("milestones:milestone_edit", day.pk), form(title="Ana’s title", version=1))
    page = ben.post(url("milestones:milestone_edit", day.pk), form(title="Ben’s title", version=1)).text
    assert "changed meanwhile" in page
    assert "Ana’s title" in page
    assert "Ben’s title" in page
    assert (
        "Ben’s title" in ben.post(url("milestones:milestone_edit", day.pk), form(title="Ben’s title", version=2)).text
    )


def test_a_day_that_the_other_removed_is_not_changed_silently(ana: CastMember, ben: CastMember) -> None:
    day = a_relationship_milestone(ana)
    with viewing(ben.viewer):
        milestone_actions.remove(day)
    with viewing(ana.viewer), pytest.raises(EditConflict):
        milestone_actions.update(day, MilestoneData("Again", MET), version=1)


@pytest.mark.parametrize(("known", "shown"), [("day", "1 August 2021"), ("month", "August 2021"), ("year", "2021")])
def test_a_day_that_is_known_roughly_is_shown_roughly(ana: CastMember, ben: CastMember, known: str, shown: str) -> None:
    day = a_relationship_milestone(ana, "The first trip", date(2021, 8, 1), precision=known)
    page = ben.get(url("milestones:milestone", day.pk)).text
    assert shown in page
    assert ("1 August" in page) == (known == "day")


def test_a_birthday_without_a_year_comes_every_year_and_counts_no_years(ana: CastMember, ben: CastMember) -> None:
    sent = form(title="Rosa’s birthday", on="2024-02-29", precision="date")
    del sent["yearly"]
    ana.post(url("milestones:milestone_new"), sent)
    with viewing(ana.viewer):
        day = RelationshipMilestone.objects.get()
    assert (day.on, day.precision, day.yearly) == (date(1904, 2, 29), "date", True)
    with clock.frozen(datetime(2027, 2, 27, 12, tzinfo=UTC)):
        page = ben.get(url("milestones:milestone", day.pk)).text
        rows = ben.get(url("milestones:milestones")).text
    assert re.search(r"29 February\s*, every year", page)
    assert "It comes next on 28 February 2027." in page
    assert re.search(r"29 February\s*, every year", rows)
    assert not re.search(r"\d+ years?\b|first time", page + rows)


def test_a_day_without_a_year_comes_this_year_whatever_year_was_typed(ana: CastMember, ben: CastMember) -> None:
    sent = form(title="Rosa’s birthday", on="2030-05-05", precision="date")
    del sent["yearly"]
    with clock.frozen(datetime(2026, 4, 20, 12, tzinfo=UTC)):
        ana.post(url("milestones:milestone_new"), sent)
        with viewing(ana.viewer):
            day = RelationshipMilestone.objects.get()
            assert [each.on for each in milestone_queries.for_home(date(2026, 4, 20))[0]] == [date(2026, 5, 5)]
            month = calendar_items.between(date(2026, 5, 1), date(2026, 5, 31))
            assert [(come.on, item.about) for come, item in month] == [(date(2026, 5, 5), day.pk)]
        page = ben.get(url("milestones:milestone_edit", day.pk)).text
        assert 'value="2026-05-05"' in page
        assert "1904" not in page + ben.get(url("milestones:milestone", day.pk)).text
        ben.post(url("milestones:milestone_edit", day.pk), sent | {"on": "2026-05-06", "version": 1})
    with viewing(ana.viewer):
        assert RelationshipMilestone.objects.get().on == date(1904, 5, 6)
