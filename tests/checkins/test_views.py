"""Changing what one noted, taking back who sees it, and what it is about."""

import pytest
from django.urls import reverse

from our2souls.checkins.models import CheckIn
from our2souls.delivery.models import Notification
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.checkins import NEED, NOTE, WORD, a_checkin, a_full_checkin

NEW = {"place": "2-2", "words": ["sad"], "word": "tangled", "note": "Another note", "context": "us", "version": "1"}


def edit(checkin: CheckIn) -> str:
    return reverse("checkins:check_in_edit", args=[checkin.pk])


def one(checkin: CheckIn) -> str:
    return reverse("checkins:check_in_one", args=[checkin.pk])


def test_a_check_in_is_changed_and_its_time_and_who_sees_it_stay(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    told = Notification._base_manager.count()
    form = ana.get(edit(checkin)).text
    assert NOTE in form
    assert WORD in form
    assert NEED in form
    ana.post(edit(checkin), NEW)
    for who in (ana, ben):
        page = who.get(one(checkin)).text
        assert "Another note" in page
        assert "tangled" in page
        assert NOTE not in page
        assert "changed since" in page
    with viewing(ana.viewer):
        row = CheckIn.objects.get()
        assert (row.place, row.at, row.part_at) == ("2-2", checkin.at, checkin.part_at)
    assert Notification._base_manager.count() == told


def test_a_word_of_ones_own_beyond_the_first_is_not_lost(ana: CastMember) -> None:
    checkin = a_checkin(ana, words=["settled", "fernweh", "saudade"])
    ana.post(edit(checkin), {"place": "4-2", "words": ["settled"], "word": "fernweh", "version": "1"})
    with viewing(ana.viewer):
        assert list(CheckIn.objects.get().words) == ["settled", "fernweh", "saudade"]


def test_changed_on_two_devices_both_versions_are_shown(ana: CastMember) -> None:
    checkin = a_full_checkin(ana)
    ana.post(edit(checkin), NEW)
    page = ana.client.post(edit(checkin), NEW | {"note": "From the other phone"})
    assert page.status_code == 422
    assert "on another device" in page.text
    assert "Another note" in page.text
    assert "From the other phone" in page.text
    ana.post(edit(checkin), NEW | {"note": "From the other phone", "version": "2"})
    assert "From the other phone" in ana.get(one(checkin)).text


def test_of_a_mood_alone_what_it_is_about_is_not_told(ana: CastMember, ben: CastMember) -> None:
    for sharing, tells in (("colour", False), ("all", True)):
        checkin = a_checkin(ana, sharing, context="us")  # type: ignore[arg-type]
        assert ("The two of us" in ben.get(one(checkin)).text) == tells
        assert "The two of us" in ana.get(one(checkin)).text


def test_me_is_read_by_the_other_as_the_writers_name(ana: CastMember, ben: CastMember) -> None:
    checkin = a_checkin(ana, "all", context="me")
    assert "<b>Ana</b>" in ben.get(one(checkin)).text
    assert "<b>Me</b>" in ana.get(one(checkin)).text


def test_one_press_takes_it_back(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    assert "Take it back" in ana.get(one(checkin)).text
    ana.post(reverse("checkins:check_in_share", args=[checkin.pk]), {"sharing": "me"})
    assert ben.client.get(one(checkin)).status_code == 404
    assert "Take it back" not in ana.get(one(checkin)).text


@pytest.mark.parametrize("context", ["them", "x" * 50])
def test_what_is_no_context_is_refused(ana: CastMember, context: str) -> None:
    answer = ana.client.post(reverse("checkins:check_in"), {"place": "4-2", "context": context})
    assert answer.status_code == 422
