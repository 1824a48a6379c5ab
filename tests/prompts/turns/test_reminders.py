"""The one small prompt on home: the same for both, one a week, off in one press, and nothing piles up."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from our2souls.delivery.models import Notification
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.prompts.decks.catalog import prompt_of
from our2souls.prompts.turns.models import PromptTurn
from tests.cast import CastMember
from tests.factories.rhythm.prompts import a_prompt, an_answer

HOME = reverse("web:home")
FRIDAY = datetime.fromisoformat("2026-11-27T12:00:00+00:00")
MONDAY = datetime.fromisoformat("2026-11-30T16:00:00+00:00")
"""Past ten in New York too."""


def work(at: datetime) -> None:
    with clock.frozen(at):
        run.run_due()


def turns_of_weeks(who: CastMember) -> list[PromptTurn]:
    with viewing(who.viewer):
        return list(PromptTurn.objects.exclude(week=None).order_by("week"))


def text_of(turn: PromptTurn, who: CastMember) -> str:
    with viewing(who.viewer):
        found = prompt_of(turn.prompt)
    assert found is not None
    return found.text("en")


@pytest.fixture
def begun(ana: CastMember, ben: CastMember) -> PromptTurn:
    """On Friday each had their first; on Monday one comes to home."""
    with clock.frozen(FRIDAY):
        a_prompt(ana)
        a_prompt(ben)
    work(MONDAY)
    (turn,) = turns_of_weeks(ana)
    return turn


def test_before_a_couples_first_prompt_none_comes(ana: CastMember, ben: CastMember) -> None:
    work(MONDAY)
    assert turns_of_weeks(ana) == []


def test_it_begins_for_each_with_a_prompt_that_they_took_or_answered_themselves(
    ana: CastMember, ben: CastMember
) -> None:
    with clock.frozen(FRIDAY):
        ana.post(reverse("prompts:prompt_draw"))
        ben.get(reverse("prompts:prompts"))
    work(MONDAY)
    (turn,) = turns_of_weeks(ana)
    with clock.frozen(MONDAY):
        assert text_of(turn, ana) in ana.get(HOME).text
        assert text_of(turn, ana) not in ben.get(HOME).text
        assert "None comes by itself." in ben.get(reverse("prompts:prompts")).text
        ben.post(reverse("prompts:prompt_answer", args=[turn.pk]), {"words": "So"})
        assert "One comes each Monday" in ben.get(reverse("prompts:prompts")).text
    work(MONDAY + timedelta(weeks=1))
    with clock.frozen(MONDAY + timedelta(weeks=1)):
        assert text_of(turns_of_weeks(ana)[-1], ana) in ben.get(HOME).text


def test_turned_off_before_it_began_it_does_not_begin(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(FRIDAY):
        ben.post(reverse("prompts:prompts_weekly"), {"off": "yes"})
        for who in (ana, ben):
            who.post(reverse("prompts:prompt_draw"))
    work(MONDAY)
    with clock.frozen(MONDAY):
        assert "A question for two" in ana.get(HOME).text
        assert "A question for two" not in ben.get(HOME).text


def test_on_monday_both_find_the_same_one_on_home(ana: CastMember, ben: CastMember, begun: PromptTurn) -> None:
    with clock.frozen(MONDAY):
        for who in (ana, ben):
            assert text_of(begun, ana) in who.get(HOME).text
    work(MONDAY + timedelta(hours=1))
    assert len(turns_of_weeks(ana)) == 1


def test_it_comes_by_no_mail_and_to_no_device(ana: CastMember, begun: PromptTurn) -> None:
    rows = Notification._base_manager.filter(notice="prompt")
    assert set(rows.values_list("channel", flat=True)) == {"inapp"}


def test_not_now_takes_it_off_ones_own_home_alone(ana: CastMember, ben: CastMember, begun: PromptTurn) -> None:
    with clock.frozen(MONDAY):
        ana.post(reverse("prompts:prompt_later", args=[begun.pk]))
        assert text_of(begun, ana) not in ana.get(HOME).text
        assert text_of(begun, ana) in ben.get(HOME).text


def test_turned_off_in_one_press_it_goes_at_once_and_comes_no_more_to_this_person(
    ana: CastMember, ben: CastMember, begun: PromptTurn
) -> None:
    with clock.frozen(MONDAY):
        page = ana.post(reverse("prompts:prompts_weekly"), {"off": "yes", "from": "home"})
        assert "Turned off" in page.text
        assert text_of(begun, ana) not in page.text
        a_prompt(ana, "rest-01")  # using prompts does not turn it on again
    work(MONDAY + timedelta(weeks=1))
    following = turns_of_weeks(ben)[-1]
    with clock.frozen(MONDAY + timedelta(weeks=1)):
        assert text_of(following, ana) not in ana.get(HOME).text
        assert text_of(following, ana) in ben.get(HOME).text
        ana.post(reverse("prompts:prompts_weekly"))
    work(MONDAY + timedelta(weeks=2))
    with clock.frozen(MONDAY + timedelta(weeks=2)):
        assert text_of(turns_of_weeks(ana)[-1], ana) in ana.get(HOME).text


def test_what_nobody_touched_makes_room_and_what_one_answered_stays_open(
    ana: CastMember, ben: CastMember, begun: PromptTurn
) -> None:
    work(MONDAY + timedelta(weeks=1))
    second = turns_of_weeks(ana)[-1]
    with clock.frozen(MONDAY + timedelta(weeks=1)):
        page = ana.get(HOME).text
        assert text_of(second, ana) in page
        assert text_of(begun, ana) not in page
        an_answer(ana, second, "So")
        assert text_of(second, ana) not in ana.get(HOME).text
    work(MONDAY + timedelta(weeks=2))
    with clock.frozen(MONDAY + timedelta(weeks=2)):
        page = ben.get(reverse("prompts:prompts")).text
        assert text_of(second, ana) in page
        assert text_of(begun, ana) not in page
        assert text_of(begun, ana) in ben.get(reverse("prompts:prompts_earlier")).text
        ben.post(reverse("prompts:prompt_later", args=[turns_of_weeks(ana)[-1].pk]))
        assert "A question for two" not in ben.get(HOME).text  # the one of the week before doesn't come up again


def test_after_two_months_switched_off_one_waits(ana: CastMember, ben: CastMember, begun: PromptTurn) -> None:
    work(MONDAY + timedelta(weeks=9))
    assert len(turns_of_weeks(ana)) == 2
    with clock.frozen(MONDAY + timedelta(weeks=9)):
        assert ana.get(HOME).text.count("A question for two") == 1


def test_what_both_answered_is_no_prompt_on_home(ana: CastMember, ben: CastMember, begun: PromptTurn) -> None:
    with clock.frozen(MONDAY):
        ana.post(reverse("prompts:prompt_hide", args=[begun.pk]))
        for who in (ana, ben):
            assert "A question for two" not in who.get(HOME).text
