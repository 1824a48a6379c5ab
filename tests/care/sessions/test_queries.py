"""What leads to the therapist: topics kept in the test, bridges that end in asking for help; and the part of the table's page."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from our2souls.bridges.core.ports import Helper
from our2souls.care.consent import scopes
from our2souls.care.consent.access import client_for
from our2souls.care.consent.models import Engagement
from our2souls.care.sessions import queries
from our2souls.lib.clock import now
from our2souls.privacy.audiences import grants
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.report import follow_ups
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge, agreed, an_agreement
from tests.factories.care.sessions import (
    ASKED,
    TAKEN,
    a_question,
    a_suggestion,
    a_takeaway,
    at_table,
    leaves_table,
    path,
)
from tests.factories.readiness.report import revealed

A_MONTH = timedelta(days=30)


@pytest.fixture
def sitting(ana: CastMember, ben: CastMember) -> Sitting:
    """One of which two areas are open to the two."""
    return revealed(ana, ben, areas=["money", "time"])


def keep(who: CastMember, sitting: Sitting, area: str) -> None:
    with viewing(who.viewer):
        follow_ups.set_aside_for(sitting, "therapist", area)


def kept(thea: CastMember, engagement: Engagement) -> list[str]:
    return [each.title for each in queries.kept_topics(client_for(thea.viewer, engagement.pk))]


def test_a_therapist_sees_what_was_kept_in_the_areas_that_are_open_to_them(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement, sitting: Sitting
) -> None:
    keep(ana, sitting, "money")
    keep(ben, sitting, "time")
    assert kept(thea, engagement) == []
    with viewing(ana.viewer):
        grants.open_to(thea.id, scopes.REPORT, scopes.area_item(sitting.pk, "money"), ends_at=now() + A_MONTH)
    assert kept(thea, engagement) == ["Money"]


def test_an_area_whose_grant_has_ended_tells_nothing(
    ana: CastMember, thea: CastMember, engagement: Engagement, sitting: Sitting
) -> None:
    keep(ana, sitting, "money")
    with viewing(ana.viewer):
        grants.open_to(thea.id, scopes.REPORT, scopes.area_item(sitting.pk, "money"), ends_at=now() - A_MONTH)
    assert kept(thea, engagement) == []


def test_what_was_kept_is_ticked_off_where_the_questions_stand(
    ana: CastMember, ben: CastMember, thea: CastMember, dora: CastMember, engagement: Engagement, sitting: Sitting
) -> None:
    keep(ana, sitting, "money")
    with viewing(ana.viewer):
        (row,) = follow_ups.kept_for("therapist")
    assert "Money" in ben.get(path("questions", engagement.pk)).text
    for each in (thea, dora):
        assert each.post(path("kept_topic_talked", engagement.pk, row.pk)).status_code == 404
    ben.post(path("kept_topic_talked", engagement.pk, row.pk))
    assert "Kept from the couple test" not in ana.get(path("questions", engagement.pk)).text


def test_whoever_agreed_to_ask_for_help_finds_who_sits_at_their_table(
    ana: CastMember, ben: CastMember, engagement: Engagement
) -> None:
    bridge = agreed(ana, ben, "help")
    for each in (ana, ben):
        page = each.get(reverse("bridges:bridge", args=[bridge.pk]))
        assert page.context["helpers"] == [Helper(engagement.pk, "Lena Frost")]


def test_who_has_left_or_was_only_asked_is_no_helper(
    ana: CastMember, ben: CastMember, cleo: CastMember, engagement: Engagement
) -> None:
    bridge = agreed(ana, ben, "help")
    leaves_table(engagement, ana)
    at_table(cleo, ana, is_confirmed=False)
    assert ana.get(reverse("bridges:bridge", args=[bridge.pk])).context["helpers"] == []


@pytest.mark.parametrize("kind", ["trial", "different"])
def test_other_ends_lead_to_nobody(kind: str, ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    bridge = agreed(ana, ben, kind)
    assert ana.get(reverse("bridges:bridge", args=[bridge.pk])).context["helpers"] == []


def test_help_that_is_only_proposed_leads_nowhere_yet(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    bridge = a_bridge(ana, ben, "agreement")
    an_agreement(bridge, ana, "help", "We ask somebody")
    assert ana.get(reverse("bridges:bridge", args=[bridge.pk])).context["helpers"] == []


def test_the_page_of_a_moment_names_no_therapist(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    bridge = a_bridge(ana, ben, "listen")
    page = ana.get(reverse("bridges:moment", args=[bridge.pk])).text
    assert reverse("people:help_now") in page
    assert "therapist" not in page.lower()
    assert "Lena" not in page


def shown(who: CastMember, engagement: Engagement | None) -> str:
    with viewing(who.viewer):
        context: dict[str, Any] = queries.table_context(engagement)
        return render_to_string("care/sessions/_table.html", context | {"us": who.us, "partner": who.us.partner})


def test_the_tables_page_shows_what_stands_around_sessions(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    a_question(ana, engagement)
    a_takeaway(ben, engagement)
    found = a_suggestion(thea, engagement)
    page = shown(ben, engagement)
    assert ASKED in page
    assert TAKEN in page
    assert path("suggestion", found.pk) in page


def test_without_a_therapist_it_shows_what_was_kept(ana: CastMember, ben: CastMember, sitting: Sitting) -> None:
    keep(ana, sitting, "money")
    page = shown(ben, None)
    assert "Money" in page
    assert "Write a question" not in page


def test_the_tables_page_asks_as_much_whatever_there_is(
    ana: CastMember, thea: CastMember, engagement: Engagement, sitting: Sitting
) -> None:
    counts = []
    for number in range(4):
        a_question(ana, engagement, f"Question {number}")
        a_takeaway(ana, engagement, f"Word {number}")
        a_suggestion(thea, engagement)
        keep(ana, sitting, "money" if number % 2 else "time")
        with CaptureQueriesContext(connection) as asked:
            shown(ana, engagement)
        counts.append(len(asked))
    assert counts[1] == counts[3] <= 8
