"""Who speaks first: each time the other than at the last gathering that was kept; nothing is settled before."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.gatherings.models import Gathering
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, a_ritual

A_WEEK = timedelta(days=7)
DAYS = [FIRST + A_WEEK * number for number in range(5)]


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def coffee(ana: CastMember, ben: CastMember) -> Ritual:
    """Each Sunday at ten."""
    return a_ritual(ana, ben)


def act(who: CastMember, ritual: Ritual, day: date, what: str, on: date | None = None) -> None:
    with clock.frozen(datetime.combine(on or day, time(12), UTC)):
        who.post(reverse("rituals:gathering_act", args=[ritual.pk, day, what]), {})


def touch(who: CastMember, ritual: Ritual, day: date) -> None:
    who.post(reverse("rituals:gathering_note", args=[ritual.pk, day]), {"words": "So"})


def shown(ana: CastMember, ritual: Ritual, day: date) -> str:
    text = ana.get(reverse("rituals:gathering", args=[ritual.pk, day])).text
    return "ana" if "You speak first this time." in text else "ben" if "speaks first this time." in text else ""


def stored(ana: CastMember, day: date) -> Any:
    with viewing(ana.viewer):
        return Gathering.objects.get(occurrence=day).first_speaker_id


def other(name: str) -> str:
    return {"ana": "ben", "ben": "ana"}[name]


def test_what_is_touched_early_settles_nobodys_turn(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    for day in DAYS[:3]:
        touch(ben, coffee, day)
    assert [stored(ana, day) for day in DAYS[:3]] == [None, None, None]
    turn = shown(ana, coffee, DAYS[0])
    for day in DAYS[:4]:
        assert shown(ana, coffee, day) == turn
        act(ana, coffee, day, "keep")
        assert stored(ana, day) == {"ana": ana.id, "ben": ben.id}[turn]
        turn = other(turn)
        assert shown(ana, coffee, day + A_WEEK) == turn
        assert {shown(ana, coffee, day + A_WEEK), shown(ben, coffee, day + A_WEEK)} == {"ana", "ben"}


def test_what_was_missed_or_opened_again_changes_nobodys_turn(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    turn = shown(ana, coffee, DAYS[0])
    act(ana, coffee, DAYS[0], "missed")
    assert shown(ana, coffee, DAYS[1]) == turn
    act(ana, coffee, DAYS[1], "keep")
    act(ben, coffee, DAYS[1], "reopen")
    assert shown(ana, coffee, DAYS[1]) == shown(ana, coffee, DAYS[2]) == turn
    act(ana, coffee, DAYS[1], "keep")
    assert shown(ana, coffee, DAYS[2]) == other(turn)


def test_turns_go_by_when_they_met_not_by_where_the_rule_had_it(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    with viewing(ana.viewer):
        ritual_actions.move(coffee, DAYS[0], to_day=DAYS[1] + timedelta(days=2), to_hour=time(18))
    turn = shown(ana, coffee, DAYS[1])
    act(ana, coffee, DAYS[1], "keep")
    assert shown(ana, coffee, DAYS[0]) == other(turn)
    act(ana, coffee, DAYS[0], "keep", on=DAYS[1] + timedelta(days=3))
    assert shown(ana, coffee, DAYS[2]) == turn


def test_opening_an_old_time_again_turns_nothing_around(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    for day in DAYS[:2]:
        act(ana, coffee, day, "keep")
    turn, first = shown(ana, coffee, DAYS[2]), stored(ana, DAYS[0])
    act(ben, coffee, DAYS[0], "reopen", on=DAYS[1])
    assert shown(ana, coffee, DAYS[2]) == turn
    act(ben, coffee, DAYS[0], "keep", on=DAYS[1])
    assert shown(ana, coffee, DAYS[2]) == turn
    assert stored(ana, DAYS[0]) == first
    act(ben, coffee, DAYS[0], "reopen", on=DAYS[1])
    act(ben, coffee, DAYS[0], "missed", on=DAYS[1])
    assert stored(ana, DAYS[0]) is None
