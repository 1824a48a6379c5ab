"""A brief says what is open and nothing else, the same to a therapist and to a partner who looks beforehand."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from our2souls.care.brief import topics
from our2souls.care.brief.builder import build
from our2souls.care.consent import scopes
from our2souls.care.consent.access import preview_for
from our2souls.care.consent.models import Engagement
from our2souls.care.looks import actions as look_actions
from our2souls.care.sessions.models import Question
from our2souls.lib import clock
from our2souls.lib.clock import now
from our2souls.privacy.viewer import viewing
from tests.care.scene import a_statement, a_therapist, at_the_table, client_of, open_part, page, read, with_whys
from tests.cast import CastMember
from tests.factories.bridges.core import TITLE, a_bridge, agreed
from tests.factories.checkins import a_checkin
from tests.factories.intentions.core import an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.factories.readiness.report import anas, areas_for_all, bens, revealed

Couple = tuple[CastMember, CastMember]
HOUSE = "A house by the sea"


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: Couple) -> Engagement:
    return at_the_table(thea, couple)


def test_with_nothing_open_there_is_only_the_frame(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    with_whys(couple, an_intention(*couple, HOUSE))
    a_bridge(*couple, "agreement")
    a_checkin(couple[0])
    brief = read(thea, engagement)
    assert brief.is_empty
    assert not brief.parts
    text = page(thea, engagement)
    assert HOUSE not in text
    assert TITLE not in text
    for heading in ("What each wants", "Shared values", "Talk first", "Roadblocks", "over time", "own choices"):
        assert heading not in text


def test_what_the_two_noted(thea: CastMember, engagement: Engagement, ben: CastMember) -> None:
    with viewing(ben.viewer):
        for words, done_at in (("How do we talk about money?", None), ("Talked about", now())):
            row = Question(couple_id=ben.viewer.couple, engagement=engagement, person_id=ben.id, done_at=done_at)
            row.words = words
            row.save()
    (question,) = read(thea, engagement).questions
    assert question.words == "How do we talk about money?"


def everything(thea: CastMember, engagement: Engagement, couple: Couple, rows: int) -> None:
    """All parts, each with so many rows."""
    ana, _ben = couple
    for number in range(rows):
        with_whys(couple, an_intention(*couple, f"{HOUSE} {number}"))
        bridge = agreed(*couple)
        open_part(ana, thea, "bridge", str(bridge.pk))
        a_relationship_milestone(ana, f"Day {number}")
        for member in couple:
            a_checkin(member)
    for scope in ("intentions", "story"):
        open_part(ana, thea, scope)
    for member in couple:
        open_part(member, thea, "trend", str(member.id))
        open_part(member, thea, "statements", scopes.statements_item(engagement.pk, member.id))


def open_areas(thea: CastMember, ana: CastMember, sitting: Any) -> None:
    for area in areas_for_all():
        open_part(ana, thea, "report", scopes.area_item(sitting.pk, area))


def test_it_asks_as_often_whatever_there_is(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    open_areas(thea, couple[0], revealed(*couple, anas, bens))
    counts = []
    for rows in (3, 10):  # thirteen in the end
        everything(thea, engagement, couple, rows)
        client = client_of(thea, engagement)
        with viewing(thea.viewer), clock.frozen(now() - timedelta(days=3)):
            look_actions.record(client, "page")
        with CaptureQueriesContext(connection) as asked:
            brief = build(client)
        assert brief.news
        assert len(brief.topics) <= topics.MOST
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 25


def test_a_partner_looks_beforehand_at_the_very_same(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    ana, _ben = couple
    open_areas(thea, ana, revealed(*couple, anas, bens))
    with_whys(couple, an_intention(*couple, HOUSE))
    a_relationship_milestone(ana)
    bridge = agreed(*couple)
    open_part(ana, thea, "bridge", str(bridge.pk))
    for scope in ("intentions", "story"):
        open_part(ana, thea, scope)
    for _time in range(3):
        a_checkin(ana)
    open_part(ana, thea, "trend", str(ana.id))
    a_statement(ana, engagement, "commitments", open=4, mine=3, kept=2)
    open_part(ana, thea, "statements", scopes.statements_item(engagement.pk, ana.id))
    client = client_of(thea, engagement)
    with clock.frozen(now() - timedelta(days=3)), viewing(thea.viewer):
        look_actions.record(client, "page")
    hers = page(thea, engagement)
    with viewing(ana.viewer):
        preview = preview_for(ana.viewer, engagement, set(client.eyes.grants))
        beforehand = render_to_string("care/brief/_brief.html", {"brief": build(preview), "client": preview})
    assert HOUSE in hers
    assert "Since last time" in hers
    assert beforehand == hers
