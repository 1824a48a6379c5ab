"""What is told of check-ins: that somebody who asked for more was told it, as long as they may read it."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins import reminders
from our2souls.checkins.models import CheckIn
from our2souls.delivery.registry import notification_types
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.checkins import a_checkin

TOLD = "Ana told you more about how they feel"


def tell_more(ana: CastMember, ben: CastMember) -> CheckIn:
    checkin = a_checkin(ana, "all")
    with viewing(ben.viewer):
        checkin_actions.respond(CheckIn.shared_with_me.get(), kind="more")
    with viewing(ana.viewer):
        checkin_actions.tell_more(checkin, more="The bank called.")
    return checkin


def told(member: CastMember) -> bool:
    """Whether home and the page of notices say so."""
    there = {TOLD in member.get(reverse(page)).text for page in ("web:home", "delivery:notices")}
    assert len(there) == 1
    return there.pop()


@pytest.mark.parametrize("sharing", ["me", "colour"])
def test_who_asked_for_more_is_told_while_they_may_read_it(
    ana: CastMember, ben: CastMember, sharing: checkin_actions.Sharing
) -> None:
    checkin = tell_more(ana, ben)
    assert told(ben)
    with viewing(ana.viewer):
        checkin_actions.share(checkin, sharing)
    assert not told(ben)


def test_more_that_was_taken_back_is_no_news(ana: CastMember, ben: CastMember) -> None:
    checkin = tell_more(ana, ben)
    with viewing(ana.viewer):
        checkin_actions.tell_more(checkin, more="")
    assert not told(ben)


def test_more_saved_again_as_it_is_is_told_once(ana: CastMember, ben: CastMember) -> None:
    checkin = tell_more(ana, ben)
    ben.post(reverse("delivery:mark_all_seen"))
    with viewing(ana.viewer):
        checkin_actions.tell_more(checkin, more="The bank called.")
    assert TOLD not in ben.get(reverse("web:home")).text


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_name_can_follow_the_heading_of_the_reminders_mail(language: str) -> None:
    reminder = notification_types.named(reminders.NOTICE)
    with override(language):
        heading = str(reminder.title_for(reminder.mail_title))
        assert heading[-1].isalpha()
        assert heading != str(reminder.title)
