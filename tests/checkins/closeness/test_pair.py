"""How close both feel: seen by the two only once both chose that, and only what was answered from the later choice on."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from our2souls.checkins.models import ClosenessChoice
from our2souls.delivery.models import Notification
from our2souls.lib import clock
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, pair

PAGE, CHOICE = reverse("checkins:closeness"), reverse("checkins:closeness_choice")
SATURDAY = datetime(2026, 11, 7, 12, tzinfo=UTC)
WEEK = timedelta(weeks=1)
TOUCH, HALF, FAR = (
    "2 of 7: two circles that touch",
    "5 of 7: two circles that overlap by half",
    "1 of 7: two circles far apart",
)
CHOSEN = "You both chose this"


def answer(who: CastMember, value: int, at: datetime) -> None:
    with clock.frozen(at):
        who.post(PAGE, {"value": str(value)})


def choose(who: CastMember, at: datetime) -> None:
    with clock.frozen(at):
        who.post(CHOICE)


def of_the_pair(who: CastMember) -> str:
    """What the page shows of both, "" where it shows nothing."""
    text = str(who.get(PAGE).text)
    return re.sub("<input[^>]*>", "", text.partition('id="h-pair"')[2].partition("</section>")[0])


def test_one_who_chose_alone_sees_nothing_and_the_other_is_told_nothing(ana: CastMember, ben: CastMember) -> None:
    answer(ben, 2, SATURDAY)
    told, before = Notification._base_manager.count(), of_the_pair(ben)
    choose(ana, SATURDAY)
    answer(ben, 2, SATURDAY + WEEK)
    assert TOUCH not in of_the_pair(ana)
    assert Notification._base_manager.count() == told
    assert of_the_pair(ben) == before


def test_both_see_both_from_the_later_choice_on_and_nothing_from_before(ana: CastMember, ben: CastMember) -> None:
    answer(ana, 1, SATURDAY)
    choose(ana, SATURDAY)
    answer(ana, 1, SATURDAY + WEEK)
    answer(ben, 1, SATURDAY + WEEK)
    choose(ben, SATURDAY + WEEK + timedelta(hours=1))
    for who in (ana, ben):
        assert CHOSEN in of_the_pair(who)
        assert FAR not in of_the_pair(who)
    answer(ana, 2, SATURDAY + 2 * WEEK)
    answer(ben, 5, SATURDAY + 2 * WEEK)
    for who in (ana, ben):
        shown = of_the_pair(who)
        assert TOUCH in shown
        assert HALF in shown
        assert FAR not in shown


def test_taking_it_back_closes_it_at_once_for_both_and_a_new_choice_begins_anew(
    ana: CastMember, ben: CastMember
) -> None:
    for who in (ana, ben):
        choose(who, SATURDAY)
    answer(ben, 2, SATURDAY + WEEK)
    assert TOUCH in of_the_pair(ana)
    with clock.frozen(SATURDAY + 2 * WEEK):
        ben.post(CHOICE, {"off": "yes"})
    for who in (ana, ben):
        assert TOUCH not in of_the_pair(who)
    choose(ben, SATURDAY + 2 * WEEK)
    assert TOUCH not in of_the_pair(ana)
    answer(ben, 5, SATURDAY + 3 * WEEK)
    assert HALF in of_the_pair(ana)


def test_choosing_again_moves_nothing(ana: CastMember, ben: CastMember) -> None:
    for who in (ana, ben):
        choose(who, SATURDAY)
    answer(ben, 2, SATURDAY + WEEK)
    choose(ana, SATURDAY + 2 * WEEK)
    assert TOUCH in of_the_pair(ana)
    with viewing(ana.viewer):
        assert ClosenessChoice.objects.count() == 1


def test_a_later_couple_begins_with_no_choice(others: tuple[CastMember, ...], cleo: CastMember) -> None:
    dora, eli, _farid = others
    for who in (dora, eli):
        choose(who, SATURDAY)
    answer(eli, 2, SATURDAY + WEEK)
    with viewing(eli.viewer):
        pairing_actions.separate(eli.person)
    pair(dora, cleo, hue="saffron")
    choose(cleo, SATURDAY + 2 * WEEK)
    assert TOUCH not in of_the_pair(dora)
    assert CHOSEN not in of_the_pair(dora)


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_alone_has_no_pair(cleo: CastMember, method: str) -> None:
    assert getattr(cleo.client, method)(CHOICE).status_code in {404, 405}
