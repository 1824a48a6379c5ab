"""The page of charts: whose line is drawn from what, and what stays silent."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins.closeness import actions as pair_actions
from our2souls.checkins.models import CheckIn
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.checkins import a_checkin
from tests.factories.intentions.commitments import a_commitment, answer
from tests.factories.intentions.core import an_intention
from tests.factories.milestones import a_relationship_milestone

CHARTS = reverse("story:charts")


def on(day: date, hour: int = 12) -> Any:
    return clock.frozen(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def feels(who: CastMember, sharing: Any, *days: int, place: tuple[int, int] = (4, 2), month: int = 5) -> list[CheckIn]:
    found = []
    for day in days:
        with on(date(2026, month, day)):
            found.append(a_checkin(who, sharing, place))
    return found


def lines(who: CastMember, query: str = "?year=2026") -> dict[str, dict[str, list[tuple[int, float | None]]]]:
    """By chart and by name what is drawn in each month with anything."""
    context = who.get(f"{CHARTS}{query}").context
    return {
        chart.key: {
            line.face.name: [(each.count, each.mean) for each in line.means if each.count] for line in chart.lines
        }
        for chart in (*context["feelings"], context["closeness"])
    }


def test_my_line_is_all_i_noted_and_my_partners_only_what_they_share(ana: CastMember, ben: CastMember) -> None:
    feels(ana, "me", 1, 2, 3, place=(4, 2))
    feels(ana, "all", 4, 5, 6, place=(2, 5))
    mine, theirs = lines(ana), lines(ben)
    assert mine["ease"]["Ana"] == [(6, 3.0)]
    assert theirs["ease"] == {"Ana": [(3, 2.0)]}
    assert theirs["energy"] == {"Ana": [(3, 5.0)]}
    assert "Ben" not in mine["ease"]


def test_what_is_no_longer_shared_is_gone_from_the_partners_chart(ana: CastMember, ben: CastMember) -> None:
    shared = feels(ana, "all", 4, 5, 6)
    assert lines(ben)["ease"] == {"Ana": [(3, 4.0)]}
    with viewing(ana.viewer):
        checkin_actions.share(shared[0], "me")
    assert lines(ben)["ease"] == {}
    assert lines(ana)["ease"] == {"Ana": [(3, 4.0)]}


def test_of_the_mood_alone_no_more_of_the_time_is_told_than_the_part_of_the_day(
    ana: CastMember, ben: CastMember
) -> None:
    """Noted after midnight it is of the night before, for whoever reads just the mood."""
    for day in (1, 2, 3):
        with on(date(2026, 6, day), 1):
            a_checkin(ana, "colour", (4, 2))
    with viewing(ben.viewer):
        parts = [row.part_at.astimezone(ben.us.zone).month for row in CheckIn.shared_with_me.all()]
    assert sum(count for count, _mean in lines(ben)["ease"].get("Ana", [])) in {0, 3}
    assert len(parts) == 3


def test_below_three_nothing_is_drawn_and_the_page_says_so_kindly(ana: CastMember, ben: CastMember) -> None:
    feels(ana, "me", 1, 2)
    page = ana.get(f"{CHARTS}?year=2026").text
    assert "a point needs 3. That is no gap." in " ".join(page.split())
    assert lines(ana)["ease"] == {}


def test_closeness_shows_the_partners_only_once_both_have_chosen_it(ana: CastMember, ben: CastMember) -> None:
    def says(who: CastMember, day: int, value: int) -> None:
        with on(date(2026, 9, day)), viewing(who.viewer):
            checkin_actions.keep_closeness(value=value, week=date(2026, 9, day))

    for day, value in ((1, 4), (8, 5)):
        says(ana, day, value)
        says(ben, day, 2)
    assert lines(ana)["closeness"] == {"Ana": [(2, 4.5)]}
    for who in (ana, ben):
        with on(date(2026, 9, 10)), viewing(who.viewer):
            pair_actions.choose_pair()
    assert lines(ana)["closeness"] == {"Ana": [(2, 4.5)]}
    for day, value in ((15, 6), (22, 7)):
        says(ben, day, value)
    assert lines(ana)["closeness"]["Ben"] == [(2, 6.5)]
    with viewing(ben.viewer):
        pair_actions.withdraw_pair()
    assert "Ben" not in lines(ana)["closeness"]


def test_promises_are_told_of_both_together_and_only_those_that_were_answered(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    for who, act, day in ((ana, "kept", 1), (ben, "kept", 2), (ben, "let-go", 3), (ana, "", 4)):
        commitment = a_commitment(who, home, f"Call {day}", on=date(2026, 10, day))
        if act:
            answer(who, commitment, act)
    for who in (ana, ben):
        found = who.get(f"{CHARTS}?year=2026").context["commitments"]
        assert [(each.first, each.kept, each.let_go) for each, _column in found.pairs] == [(date(2026, 10, 1), 2, 1)]
    assert not ana.get(f"{CHARTS}?year=2025").context["commitments"].pairs


def test_days_of_the_two_are_marked_with_numbers_and_named_beside(ana: CastMember, ben: CastMember) -> None:
    a_relationship_milestone(ana, "The day we moved", date(2026, 2, 3))
    a_relationship_milestone(ana, "That summer", date(2026, 7, 1), precision="month")
    a_relationship_milestone(ben, "Long ago", date(2019, 2, 3))
    page = ben.get(f"{CHARTS}?year=2026")
    assert [(mark.number, mark.title) for mark in page.context["marked"]] == [(1, "The day we moved")]
    assert "The day we moved" in page.text


@pytest.mark.parametrize("query", ["?year=1066", "?year=x", "?by=years", "?by=months&year=2999", "?year=20260"])
def test_any_address_gives_a_page(ana: CastMember, ben: CastMember, query: str) -> None:
    feels(ana, "me", 1, 2, 3)
    page = ana.get(f"{CHARTS}{query}")
    assert page.status_code == 200
    assert page.context["year"] <= clock.today("UTC").year


def test_years_stand_side_by_side_with_a_table(ana: CastMember, ben: CastMember) -> None:
    feels(ana, "me", 1, 2, 3)
    page = ana.get(f"{CHARTS}?by=years").text
    assert '<th scope="row">2026</th>' in "".join(line.strip() for line in page.splitlines())
    assert "4.0 of 5, from 3 times" in page


def test_it_is_a_page_of_two(cleo: CastMember, ana: CastMember, ben: CastMember) -> None:
    assert cleo.client.get(CHARTS).status_code == 404
