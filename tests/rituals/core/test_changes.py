"""One time of a ritual is one partner's to move or leave out; each is told of each; the rhythm itself is both's."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from itertools import count
from typing import Any

import pytest
from django.urls import reverse

from our2souls.delivery import schedules
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import queries
from our2souls.rituals.core.models import Ritual
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, a_ritual, form

A_WEEK = timedelta(days=7)
SECONDS = count()
MOVED, LEFT_OUT, BACK = (
    f"Ben {what}" for what in ("moved your ritual once", "left your ritual out once", "put a time of your ritual back")
)


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def coffee(ana: CastMember, ben: CastMember) -> Ritual:
    """Each Sunday at ten, in Madrid; what led to it was seen."""
    made = a_ritual(ana, ben)
    for member in (ana, ben):
        member.post(reverse("delivery:mark_all_seen"))
    return made


def change(who: CastMember, ritual: Ritual, what: str, occurrence: date = FIRST, **sent: str) -> str:
    name = "occasion_move" if what == "move" else "occasion_act"
    more = [] if what == "move" else [what]
    with clock.frozen(clock.now() + timedelta(seconds=next(SECONDS))):
        answer = who.client.post(reverse(f"rituals:{name}", args=[ritual.pk, occurrence, *more]), sent, follow=True)
    return unescape(answer.text)


def move(who: CastMember, ritual: Ritual, to: date, occurrence: date = FIRST) -> str:
    return change(who, ritual, "move", occurrence, to_day=to.isoformat(), to_hour="18:00")


def standing(who: CastMember, ritual: Ritual) -> dict[date, date | None]:
    with viewing(who.viewer):
        return {each.occurrence: each.to_day for each in queries.standing_changes(ritual)}


def news(who: CastMember) -> list[str]:
    """The sentences of what the partner did, newest first."""
    with clock.frozen(clock.now() + timedelta(hours=1)):
        text = re.sub(r"[\u2066-\u2069]", "", unescape(who.get(reverse("web:home")).text))
    return re.findall("|".join((MOVED, LEFT_OUT, BACK, *(each.replace("Ben", "Ana") for each in (MOVED, BACK)))), text)


def test_each_time_that_is_moved_or_left_out_is_told_by_itself(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    for number, what in enumerate(("move", "move", "skip")):
        with clock.frozen(datetime(2026, 12, 1, 13 + number, tzinfo=UTC)):
            day = FIRST + A_WEEK * number
            if what == "move":
                move(ben, coffee, day + timedelta(days=1), day)
            else:
                change(ben, coffee, "skip", day)
    with clock.frozen(datetime(2026, 12, 1, 18, tzinfo=UTC)):
        assert news(ana) == [LEFT_OUT, MOVED, MOVED]
        assert news(ben) == []


def test_either_puts_a_time_back_and_the_other_learns_of_it(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    move(ben, coffee, FIRST + timedelta(days=1))
    assert news(ana) == [MOVED]
    assert "Put back" in ana.get(reverse("rituals:ritual", args=[coffee.pk])).text
    change(ana, coffee, "restore")
    assert standing(ana, coffee) == {}
    assert news(ben) == ["Ana put a time of your ritual back"]
    assert news(ana) == [], "who put it back knows of it"
    change(ben, coffee, "skip")
    assert (news(ana), news(ben)) == ([LEFT_OUT], [])
    change(ben, coffee, "restore")
    assert news(ana) == [BACK], "the latest state alone"
    change(ben, coffee, "restore")
    assert news(ana) == [BACK], "there was nothing to put back"
    move(ben, coffee, FIRST + timedelta(days=2))
    assert news(ana) == [MOVED]


def test_another_hour_of_the_same_day_is_said_and_can_be_put_back(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    move(ben, coffee, FIRST)
    text = ana.get(reverse("rituals:ritual", args=[coffee.pk])).text
    assert "Sunday, 6 December, 18:00" in text
    assert "At another hour, this once" in text
    assert "Put back" in text


def test_what_was_told_of_a_time_leads_to_it(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    change(ben, coffee, "skip", FIRST + A_WEEK)
    with viewing(ana.viewer):
        (row,) = queries.standing_changes(coffee)
    there = ana.client.get(reverse("rituals:occasion_moved", args=[row.pk]), follow=True)
    assert there.redirect_chain[-1][0] == reverse("rituals:gathering", args=[coffee.pk, FIRST + A_WEEK])
    assert "You left this time out" in there.text
    ben.post(reverse("rituals:ritual_edit", args=[coffee.pk]), form(when="every Monday", version="1",
             understood="FREQ=WEEKLY;BYDAY=MO"))  # fmt: skip
    ana.post(reverse("rituals:ritual_act", args=[coffee.pk, "accept"]), {"version": "2"})
    again = ana.client.get(reverse("rituals:occasion_moved", args=[row.pk]), follow=True)
    assert again.redirect_chain[-1][0] == reverse("rituals:ritual", args=[coffee.pk]), "there is no such time any more"


def test_many_changes_would_be_another_rhythm_and_ask_for_both_yeses(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    days = [FIRST + A_WEEK * number for number in range(5)]
    for number, who in enumerate((ana, ben, ben)):
        change(who, coffee, "skip", days[number])
    refused = "Change the ritual itself; that asks for both your yeses."
    assert refused in change(ana, coffee, "skip", days[3])
    sent = {"to_day": (days[3] + timedelta(days=1)).isoformat(), "to_hour": "18:45"}
    answer = ben.client.post(reverse("rituals:occasion_move", args=[coffee.pk, days[3]]), sent)
    assert answer.status_code == 422
    assert refused in answer.text
    assert 'value="18:45"' in answer.text, "what they chose is kept"
    assert set(standing(ana, coffee)) == set(days[:3])
    move(ana, coffee, days[2] + timedelta(days=1), days[2])
    assert standing(ana, coffee)[days[2]] == days[2] + timedelta(days=1), "one of the three may be changed again"
    change(ben, coffee, "restore", days[0])
    assert refused not in change(ana, coffee, "skip", days[3])
    with clock.frozen(datetime(2026, 12, 23, tzinfo=UTC)):
        assert refused not in change(ana, coffee, "skip", days[4]), "what lies behind does not count"


def test_a_time_is_changed_only_where_both_said_yes_to_it(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana)
    assert "Leave out" not in ana.get(reverse("rituals:ritual", args=[made.pk])).text
    change(ana, made, "skip")
    move(ana, made, FIRST + timedelta(days=1))
    assert standing(ana, made) == {}
    assert news(ben) == []


def test_a_time_moved_to_a_later_day_can_still_be_changed_until_then(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    there, further = FIRST + timedelta(days=2), FIRST + timedelta(days=4)
    move(ana, coffee, there)
    with clock.frozen(datetime(2026, 12, 7, 12, tzinfo=UTC)):
        assert "Moved" in move(ben, coffee, further)
        assert standing(ana, coffee) == {FIRST: further}
        assert "That time is over." in change(ana, coffee, "restore"), "where its rule had it, it would be over"
    with clock.frozen(datetime(2026, 12, 9, 12, tzinfo=UTC)):
        assert "Left out" in change(ana, coffee, "skip")
    with clock.frozen(datetime(2026, 12, 11, 12, tzinfo=UTC)):
        assert "That time is over." in move(ben, coffee, FIRST + timedelta(days=8))


def test_a_time_moved_to_an_earlier_day_is_over_after_it(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    move(ana, coffee, FIRST - timedelta(days=2))
    with clock.frozen(datetime(2026, 12, 5, 12, tzinfo=UTC)):
        assert "That time is over." in move(ben, coffee, FIRST + timedelta(days=1))
        assert standing(ana, coffee) == {FIRST: FIRST - timedelta(days=2)}


def test_another_rhythm_forgets_what_was_moved_ahead_of_days_that_are_past(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    move(ana, coffee, FIRST + timedelta(days=3))
    with viewing(ana.viewer):
        (row,) = queries.standing_changes(coffee)
    with clock.frozen(datetime(2026, 12, 8, 12, tzinfo=UTC)):
        edit = form(when="every Monday", first_on="2026-12-08", understood="FREQ=WEEKLY;BYDAY=MO", version="1")
        ben.post(reverse("rituals:ritual_edit", args=[coffee.pk]), edit)
        assert standing(ana, coffee) != {}, "until the other says yes"
        ana.post(reverse("rituals:ritual_act", args=[coffee.pk, "accept"]), {"version": "2"})
        assert standing(ana, coffee) == {}
        assert schedules.next_date(ana.id, "ritual_moved", row.pk) is None


def test_what_was_moved_to_today_still_counts_until_its_own_day(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    days = [FIRST + A_WEEK * number for number in range(4)]
    for number, day in enumerate(days[:3]):
        with clock.frozen(datetime(2026, 12, 1 + number, 12, tzinfo=UTC)):
            move(ben, coffee, date(2026, 12, 1 + number), day)
    with clock.frozen(datetime(2026, 12, 4, 12, tzinfo=UTC)):
        assert "Change the ritual itself" in change(ben, coffee, "skip", days[3])
        text = re.sub(r"[\u2066-\u2069]", "", unescape(ana.get(reverse("rituals:ritual", args=[coffee.pk])).text))
        assert "Sunday, 13 December is moved to Wednesday, 2 December" in text
        assert text.count('aria-label="Put back: ') == 3, "each that is away"
        change(ana, coffee, "restore", days[1])
        assert set(standing(ana, coffee)) == {days[0], days[2]}


def test_what_was_kept_or_missed_is_neither_moved_nor_put_back(
    ana: CastMember, ben: CastMember, coffee: Ritual
) -> None:
    move(ana, coffee, FIRST - timedelta(days=1))
    with clock.frozen(datetime(2026, 12, 5, 20, tzinfo=UTC)):
        ana.post(reverse("rituals:gathering_act", args=[coffee.pk, FIRST, "keep"]), {})
        for said in (change(ben, coffee, "restore"), move(ben, coffee, FIRST + A_WEEK), change(ben, coffee, "skip")):
            assert "That time is over." in said
        assert standing(ana, coffee) == {FIRST: FIRST - timedelta(days=1)}


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2201-01-01"])
def test_days_of_no_lifetime_are_no_addresses(ana: CastMember, coffee: Ritual, day: str) -> None:
    base = f"{reverse('rituals:ritual', args=[coffee.pk])}/{day}"
    for answer in (ana.client.get(base), ana.client.get(f"{base}/move"), ana.client.post(f"{base}/skip")):
        assert answer.status_code == 404
