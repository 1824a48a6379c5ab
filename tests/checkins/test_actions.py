"""Check-ins through HTTP: kept, the colour, all of it; answered, taken back; nothing crosses by accident."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins import queries as checkin_queries
from our2souls.checkins.models import CheckIn, CheckInResponse
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

NOTE, WORD, NEED = "The pilot is finally cut", "fernweh", "an evening without plans"


def url(name: str, *args: object) -> str:
    return reverse(f"checkins:{name}", args=args)


def a_checkin(owner: CastMember, sharing: str = "me", place: tuple[int, int] = (4, 2)) -> CheckIn:
    with viewing(owner.viewer):
        return checkin_actions.check_in(
            ease=place[0],
            energy=place[1],
            words=["settled", WORD],
            need=NEED,
            note=NOTE,
            zone=owner.us.zone,
            sharing=sharing,
        )


def crossing(member: CastMember) -> str:
    """Everything that the partner can open."""
    pages = [url("partner"), url("mine"), reverse("web:home")]
    return "".join(member.get(page).text for page in pages)


def test_a_place_is_enough_and_is_kept_for_oneself(ana: CastMember, ben: CastMember) -> None:
    page = ana.post(url("check_in"), {"place": "4-2", "note": NOTE, "sharing": "me"})
    assert "won’t be told" in page.text
    assert NOTE in ana.get(url("mine")).text or "settled" not in page.text
    with viewing(ana.viewer):
        kept = CheckIn.objects.get()
    assert NOTE in ana.get(url("check_in_one", kept.pk)).text
    assert ben.get(url("check_in_one", kept.pk)).status_code == 404
    assert NOTE not in crossing(ben)


def test_without_a_choice_it_is_only_for_oneself(ana: CastMember, ben: CastMember) -> None:
    ana.post(url("check_in"), {"place": "4-2", "note": NOTE})
    with viewing(ben.viewer):
        assert not CheckIn.shared_with_me.exists()


@pytest.mark.parametrize("place", ["", "6-1", "0-0", "x"])
def test_no_place_gets_a_kind_sentence_and_keeps_the_words(ana: CastMember, place: str) -> None:
    page = ana.post(url("check_in"), {"place": place, "note": NOTE, "sharing": "all"})
    assert "Put yourself somewhere first" in page.text
    assert NOTE in page.text
    with viewing(ana.viewer):
        assert not CheckIn.objects.exists()


def test_words_of_another_place_fall_away(ana: CastMember) -> None:
    ana.post(url("check_in"), {"place": "4-2", "words": ["settled", "angry"], "word": WORD, "sharing": "me"})
    with viewing(ana.viewer):
        assert CheckIn.objects.get().words == ["settled", WORD]


def test_all_of_it_is_read_by_the_partner(ana: CastMember, ben: CastMember) -> None:
    kept = a_checkin(ana, "all")
    page = ben.get(url("check_in_one", kept.pk)).text
    for said in (NOTE, WORD, NEED):
        assert said in page
    assert NOTE in ben.get(reverse("web:home")).text


def test_the_colour_opens_neither_words_nor_clock_time(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 23, 14, 37, tzinfo=UTC)):
        kept = a_checkin(ana, "colour")
        page = ben.get(url("check_in_one", kept.pk)).text + crossing(ben)
        assert "in the afternoon" in page
        for hidden in (NOTE, WORD, NEED, "settled", "14:37", "15:37", "9:37", "09:37"):
            assert hidden not in page, hidden
        assert ben.post(url("respond", kept.pk), {"kind": "see"}).status_code == 404


def test_taken_back_it_is_gone_at_every_door_and_the_answer_waits(ana: CastMember, ben: CastMember) -> None:
    kept = a_checkin(ana, "all")
    ben.post(url("respond", kept.pk), {"kind": "own", "words": "Soup at eight?"})
    assert "Soup at eight?" in ana.get(url("check_in_one", kept.pk)).text
    ana.post(url("check_in_share", kept.pk), {"sharing": "me"})
    assert ben.get(url("check_in_one", kept.pk)).status_code == 404
    assert ben.post(url("respond", kept.pk), {"kind": "see"}).status_code == 404
    assert NOTE not in crossing(ben)
    assert "Soup at eight?" not in ana.get(url("check_in_one", kept.pk)).text


def test_at_home_an_answer_is_read_only_while_what_it_answers_is_shared(ana: CastMember, ben: CastMember) -> None:
    with viewing(ana.viewer):
        row = checkin_actions.check_in(ease=4, energy=2, words=["calm"], zone=ana.us.zone, sharing="all")
    with viewing(ben.viewer):
        checkin_actions.respond(row, kind="own", words="tea is ready")
    for who in (ana, ben):
        assert "tea is ready" in who.client.get("/today").content.decode()
    with viewing(ana.viewer):
        checkin_actions.share(row, "me")
    for who in (ana, ben):
        assert "tea is ready" not in who.client.get("/today").content.decode()


def test_an_answer_is_short_replaceable_and_can_be_taken_back(ana: CastMember, ben: CastMember) -> None:
    kept = a_checkin(ana, "all")
    assert "Write a word or two" in ben.post(url("respond", kept.pk), {"kind": "own"}).text
    ben.post(url("respond", kept.pk), {"kind": "see"})
    assert "I see you" in ana.get(url("check_in_one", kept.pk)).text
    ben.post(url("respond", kept.pk), {"kind": "here"})
    with viewing(ben.viewer):
        assert CheckInResponse.objects.count() == 1
    ben.post(url("respond_back", kept.pk))
    assert "answered" not in ana.get(url("check_in_one", kept.pk)).text


def test_what_the_partner_sees_is_shown_as_they_see_it(ana: CastMember, ben: CastMember) -> None:
    a_checkin(ana)
    a_checkin(ana, "colour", (1, 5))
    page = ana.get(url("partner")).text
    assert "very hard" in page
    assert NOTE not in page
    a_checkin(ana, "all")
    assert NOTE in ana.get(url("partner")).text


def test_removing_it_removes_the_answer(ana: CastMember, ben: CastMember) -> None:
    kept = a_checkin(ana, "all")
    ben.post(url("respond", kept.pk), {"kind": "see"})
    assert ben.post(url("check_in_out", kept.pk)).status_code == 404
    ana.post(url("check_in_out", kept.pk))
    with viewing(ben.viewer):
        assert not CheckInResponse.objects.exists()


@pytest.mark.parametrize("other", ["cleo", "dora", "eli", "farid"])
def test_nobody_else_finds_it(ana: CastMember, other: str, request: pytest.FixtureRequest) -> None:
    kept = a_checkin(ana, "all")
    member: CastMember = request.getfixturevalue(other)
    assert member.get(url("check_in_one", kept.pk)).status_code == 404
    for name in ("check_in_share", "check_in_out", "respond", "respond_back"):
        assert member.post(url(name, kept.pk), {"kind": "see", "sharing": "all"}).status_code == 404


def test_kept_and_not_checked_in_look_the_same_to_the_partner(ana: CastMember, ben: CastMember) -> None:
    def page() -> str:
        main = ben.get(reverse("web:home")).text.split("<main")[1]
        return re.sub(r'value="[\w-]{48,64}"', "", main)  # the form's token and key are others each time

    nothing = page()
    a_checkin(ana)
    assert page() == nothing


def test_home_shows_the_latest_of_today_only(ana: CastMember, ben: CastMember) -> None:
    with clock.moved(-timedelta(days=2)):
        a_checkin(ana, "all")
    with viewing(ben.viewer):
        assert checkin_queries.theirs(ben.us) is None
    a_checkin(ana, "all", (1, 1))
    a_checkin(ana, "all", (5, 5))
    with viewing(ben.viewer):
        seen = checkin_queries.theirs(ben.us)
    assert seen is not None
    assert seen.place == "5-5"


def test_looking_back_pages_by_key(ana: CastMember) -> None:
    for days in range(40):
        with clock.moved(-timedelta(days=days)):
            a_checkin(ana)
    first = ana.get(url("mine")).text
    assert "?before=" in first
    key = first.split("?before=")[1].split('"')[0]
    assert "?before=" not in ana.get(f"{url('mine')}?before={key}").text
    assert ana.get(f"{url('mine')}?before=nonsense").status_code == 200
    assert "See the numbers" in first
