"""What nobody may learn: why a bridge rests, who let it rest, whether it was a good moment for the other, what is not open yet."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse

from our2souls.bridges.apart import actions as side_actions
from our2souls.bridges.core import queries
from our2souls.bridges.core.models import Bridge, BridgeSide
from our2souls.bridges.options import actions as option_actions
from our2souls.lib import clock
from our2souls.people.account.portability import export as account_export
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge, a_side, add_options, agreed, fresh
from tests.factories.rhythm.feed import a_calendar_address
from tests.factories.rhythm.rituals import a_ritual

SAME_EACH_TIME = re.compile(
    r'((csrfmiddlewaretoken" value="|form-key" value="|nonce=")[^"]+|[0-9a-f]{8}-[0-9a-f-]{27})'
)
REASONS = ("Not now", "I need a moment", "I don’t feel safe saying this")
FORM = re.compile(r"<form\b[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>", re.DOTALL)
BUTTON = re.compile(r"<button\b([^>]*)>\s*(?:<svg.*?</svg>)?\s*([^<]*?)\s*</button>", re.DOTALL)


@pytest.fixture(autouse=True)
def _one_moment() -> Iterator[None]:
    """Time stands still, so that what differs differs for another reason."""
    with clock.frozen(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        yield


def buttons(who: CastMember, bridge: Bridge) -> dict[str, tuple[str, str]]:
    """Each button of the page by its words: where its form is sent, and what the button itself sends."""
    html = who.get(reverse("bridges:bridge", args=[bridge.pk])).content.decode()
    forms = [(action, inside) for action, inside in FORM.findall(html) if action.startswith("/bridges/")]
    return {words: (action, marks) for action, inside in forms for marks, words in BUTTON.findall(inside)}


def press(who: CastMember, bridge: Bridge, words: str) -> Any:
    """Send the form of a button, with what the button adds to it."""
    action, marks = buttons(who, bridge)[words]
    named = re.search(r'name="([^"]*)"(?: value="([^"]*)")?', marks)
    return who.client.post(action, {named[1]: named[2]} if named else {})


def everything_read_by(who: CastMember, bridge: Bridge, ritual: UUID, calendar: str) -> list[Any]:
    """Every door that could tell somebody of a bridge: pages, sizes, tags, the inbox, search, export, the calendar, an agenda."""
    paths = [
        reverse("bridges:bridge", args=[bridge.pk]),
        reverse("bridges:bridges"),
        reverse("bridges:moment", args=[bridge.pk]),
        reverse("bridges:bridge_version", args=[bridge.pk]),
        reverse("web:home"),
        reverse("delivery:notices"),
        reverse("people:us"),
        reverse("rituals:gathering_now", args=[ritual]),
        calendar,
    ]
    found: list[Any] = []
    for path in paths:
        response = who.client.get(path, follow=True)
        text = SAME_EACH_TIME.sub("", response.content.decode())
        found.append((response.status_code, response.headers.get("ETag"), len(text), text))
    hits = who.client.post(reverse("web:search"), {"words": "loft"})
    found.append((hits.status_code, None, 0, SAME_EACH_TIME.sub("", hits.content.decode())))
    with viewing(who.viewer):
        found.append(SAME_EACH_TIME.sub("", account_export.as_json(who.person).decode()))
    return found


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside is undone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def asked(ana: CastMember, ben: CastMember) -> tuple[Bridge, UUID, str]:
    """A bridge in which both are asked whether now is a good moment; a ritual, and an address of Ben's calendar."""
    bridge = a_bridge(ana, ben, "apart")
    for who in (ana, ben):
        with viewing(who.viewer):
            side_actions.finish(bridge, a_side(who))
    ritual = a_ritual(ana, ben)
    return fresh(bridge, ana), ritual.pk, a_calendar_address(ben)


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_three_reasons_are_sent_alike_and_answered_alike(
    ana: CastMember, ben: CastMember, asked: tuple[Bridge, UUID, str], who: str
) -> None:
    bridge, me = asked[0], ana if who == "ana" else ben
    sent = {buttons(me, bridge)[words] for words in REASONS}
    assert len(sent) == 1, "a button of its own name or value would tell them apart"
    answers = []
    for words in REASONS:
        with taken_back():
            response = press(me, bridge, words)
            page = SAME_EACH_TIME.sub("", me.get(response.url).content.decode())
            answers.append((response.status_code, response.url, response.headers.items(), page))
    assert answers[0][1] == reverse("bridges:moment", args=[bridge.pk])
    assert {(status, url, page) for status, url, _headers, page in answers} == {(302, answers[0][1], answers[0][3])}
    assert reverse("people:help_now") in answers[0][3], "whoever doesn’t feel safe finds help there"


def test_the_partner_reads_the_same_through_every_door_whatever_the_reason(
    ana: CastMember, ben: CastMember, asked: tuple[Bridge, UUID, str]
) -> None:
    found = []
    for words in REASONS:
        with taken_back():
            press(ana, asked[0], words)
            found.append(everything_read_by(ben, *asked))
    assert found[0] == found[1] == found[2]
    assert "A bridge rests for now" in found[0][5][3], "and is told so"


def test_what_is_kept_does_not_tell_who_let_it_rest(
    ana: CastMember, ben: CastMember, asked: tuple[Bridge, UUID, str]
) -> None:
    """The rows as an operator reads them, and both exports: alike whichever of the two it was."""
    kept = []
    for who in (ana, ben):
        with taken_back():
            press(who, asked[0], REASONS[2])
            rows: list[Any] = [
                list(Bridge._base_manager.order_by("pk").values("stage", "rested_at", "version", "step", "is_open"))
            ]
            rows.append(
                list(BridgeSide._base_manager.order_by("owner_id").values("ready_step", "written_at", "saved_at"))
            )
            rows.append(AuditEntry._base_manager.count())
            kept.append(rows)
    assert kept[0] == kept[1]


def test_a_good_moment_of_one_is_nothing_that_the_other_can_read(
    ana: CastMember, ben: CastMember, asked: tuple[Bridge, UUID, str]
) -> None:
    bridge = asked[0]
    before = everything_read_by(ben, bridge, *asked[1:])
    press(ana, bridge, "Yes, now is good")
    assert everything_read_by(ben, bridge, *asked[1:]) == before
    press(ben, bridge, "Yes, now is good")
    assert fresh(bridge, ana).is_open


def test_ratings_and_sides_are_nothing_that_the_other_can_read_before_both_are_done(
    ana: CastMember, ben: CastMember
) -> None:
    bridge = a_bridge(ana, ben, "apart")
    ana.post(
        reverse("bridges:side", args=[bridge.pk]),
        {"dream": "A loft", "story": "Noise", "own_need": "people", "later": "1"},
    )
    ritual, calendar = a_ritual(ana, ben).pk, "/calendar/none.ics"
    assert not [page for page in everything_read_by(ben, bridge, ritual, calendar)[:-1] if "Noise" in page[3]]
    assert "Noise" in ana.get(reverse("bridges:bridge", args=[bridge.pk])).content.decode()


def test_an_unfinished_rating_changes_nothing_for_the_other(ana: CastMember, ben: CastMember) -> None:
    bridge, ritual = a_bridge(ana, ben, "options"), a_ritual(ana, ben).pk
    add_options(bridge, ana, ben)
    before = everything_read_by(ben, bridge, ritual, "/calendar/none.ics")
    with viewing(ana.viewer):
        option_actions.save_ratings(bridge, {queries.options_of(bridge)[0].pk: (1, 1)})
    assert everything_read_by(ben, bridge, ritual, "/calendar/none.ics") == before


def test_how_it_was_stays_with_whoever_felt_it(ana: CastMember, ben: CastMember) -> None:
    bridge, ritual = agreed(ana, ben), a_ritual(ana, ben).pk
    before = everything_read_by(ben, bridge, ritual, "/calendar/none.ics")
    ana.post(reverse("bridges:feel", args=[bridge.pk]), {"heard": "1", "pressed": "5"})
    assert everything_read_by(ben, bridge, ritual, "/calendar/none.ics") == before
