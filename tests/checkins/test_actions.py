"""Check-ins through HTTP: kept, the colour, all of it; answered, taken back; nothing crosses by accident."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins.models import CheckIn, CheckInResponse
from our2souls.lib import clock
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.checkins import NEED, NOTE, WORD, a_full_checkin


def url(name: str, *args: object) -> str:
    return reverse(f"checkins:{name}", args=args)


def crossing(member: CastMember) -> str:
    """Everything that the partner can open."""
    pages = [url("partner"), url("mine"), reverse("web:home")]
    return "".join(member.get(page).text for page in pages)


def test_a_check_in_needs_a_place_alone_and_stays_ones_own(ana: CastMember, ben: CastMember) -> None:
    page = ana.post(url("check_in"), {"place": "4-2", "note": NOTE, "sharing": "me"})
    assert "won’t be told" in page.text
    assert NOTE in ana.get(url("mine")).text or "settled" not in page.text
    with viewing(ana.viewer):
        checkin = CheckIn.objects.get()
    assert NOTE in ana.get(url("check_in_one", checkin.pk)).text
    assert ben.get(url("check_in_one", checkin.pk)).status_code == 404
    assert NOTE not in crossing(ben)


def test_a_check_in_without_a_choice_of_sharing_stays_ones_own(ana: CastMember, ben: CastMember) -> None:
    ana.post(url("check_in"), {"place": "4-2", "note": NOTE})
    with viewing(ben.viewer):
        assert not CheckIn.shared_with_me.exists()


@pytest.mark.parametrize("place", ["", "6-1", "0-0", "x"])
def test_a_check_in_without_a_place_gets_a_kind_sentence_and_keeps_the_words(ana: CastMember, place: str) -> None:
    page = ana.post(url("check_in"), {"place": place, "note": NOTE, "sharing": "all"})
    assert "Choose a place on the grid first" in page.text
    assert NOTE in page.text
    with viewing(ana.viewer):
        assert not CheckIn.objects.exists()


def test_words_of_another_place_fall_out_of_a_check_in(ana: CastMember) -> None:
    ana.post(url("check_in"), {"place": "4-2", "words": ["settled", "angry"], "word": WORD, "sharing": "me"})
    with viewing(ana.viewer):
        assert CheckIn.objects.get().words == ["settled", WORD]


def test_a_check_in_shared_in_full_is_read_by_the_partner(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    page = ben.get(url("check_in_one", checkin.pk)).text
    for text in (NOTE, WORD, NEED):
        assert text in page
    assert NOTE in ben.get(reverse("web:home")).text


def test_a_check_in_shared_as_a_colour_shows_neither_words_nor_clock_time(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 23, 14, 37, tzinfo=UTC)):
        checkin = a_full_checkin(ana, "colour")
        page = ben.get(url("check_in_one", checkin.pk)).text + crossing(ben)
        assert "in the morning" in page  # in New York, where Ben is
        for hidden in (NOTE, WORD, NEED, "settled", "14:37", "15:37", "9:37", "09:37"):
            assert hidden not in page, hidden


def test_a_mood_without_words_shows_its_place_on_home_and_is_answered(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "colour", (4, 2))
    home = ben.get(reverse("web:home")).text
    assert "af-e2 af-p4 of-a" in home  # its dot, in her hue
    assert "low energy" in home
    assert url("respond", checkin.pk) in home
    ben.post(url("respond", checkin.pk), {"kind": "own", "words": "Soup at eight?"})
    assert "You answered: Soup at eight?" in ben.get(reverse("web:home")).text
    for page in (reverse("web:home"), url("mine"), url("check_in_one", checkin.pk)):
        assert "Soup at eight?" in ana.get(page).text, page


def test_whoever_is_asked_to_tell_more_does_so_in_one_step(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    more = {"more": "The bank called."}
    assert ana.post(url("tell_more", checkin.pk), more).status_code == 404
    ben.post(url("respond", checkin.pk), {"kind": "see"})
    assert ana.post(url("tell_more", checkin.pk), more).status_code == 404
    assert "Tell more" not in ana.get(url("check_in_one", checkin.pk)).text
    ben.post(url("respond", checkin.pk), {"kind": "more"})
    assert "Tell more" in ana.get(reverse("web:home")).text
    assert ben.post(url("tell_more", checkin.pk), more).status_code == 404
    assert "Ben can read it now." in ana.post(url("tell_more", checkin.pk), more).text
    for page in (reverse("web:home"), url("check_in_one", checkin.pk)):
        assert "The bank called." in ben.get(page).text, page
    ana.post(url("check_in_share", checkin.pk), {"sharing": "me"})
    assert "The bank called." not in crossing(ben)
    assert ana.post(url("tell_more", checkin.pk), more).status_code == 404


def test_a_mood_without_words_leaves_no_words_that_were_told_more(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    ben.post(url("respond", checkin.pk), {"kind": "more"})
    ana.post(url("tell_more", checkin.pk), {"more": "The bank called."})
    ana.post(url("check_in_share", checkin.pk), {"sharing": "colour"})
    assert "The bank called." not in ben.get(url("check_in_one", checkin.pk)).text + crossing(ben)
    with viewing(ben.viewer), pytest.raises(NotPermitted):
        _ = CheckIn.shared_with_me.get().more
    page = ana.get(url("check_in_one", checkin.pk)).text
    assert "To tell more, share all of it first." in page
    assert url("tell_more", checkin.pk) not in page
    assert ana.post(url("tell_more", checkin.pk), {"more": "And again."}).status_code == 404
    ana.post(url("check_in_share", checkin.pk), {"sharing": "all"})
    assert "The bank called." in ben.get(url("check_in_one", checkin.pk)).text


def test_what_was_told_more_is_taken_back_by_emptying_it(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    ben.post(url("respond", checkin.pk), {"kind": "more"})
    ana.post(url("tell_more", checkin.pk), {"more": "The bank called."})
    refused = ana.post(url("tell_more", checkin.pk), {"more": "x" * 1001})
    assert refused.status_code == 422
    assert "x" * 1001 in refused.text
    ana.post(url("tell_more", checkin.pk), {"more": ""})
    assert "The bank called." not in ben.get(url("check_in_one", checkin.pk)).text + crossing(ben)


def test_an_answer_of_the_night_is_read_the_next_morning(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 23, 21, 0, tzinfo=UTC)):
        checkin = a_full_checkin(ana, "all")
        ben.post(url("respond", checkin.pk), {"kind": "here"})
    with clock.frozen(datetime(2026, 11, 24, 7, 0, tzinfo=UTC)):
        home = ana.get(reverse("web:home")).text
    assert "Ben answered you: I’m here" in home
    assert 'href="/check-in/"' in home  # today's own is still to come


def test_a_change_of_who_sees_a_check_in_is_saved_by_a_button_that_says_so(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    page = ana.get(url("check_in_one", checkin.pk)).text
    form = page.split(f'action="{url("check_in_share", checkin.pk)}"')[1].split("</form>")[0]
    assert [text.strip() for text in re.findall(r"<button[^>]*>([^<]*)</button>", form)] == ["Save"]


def test_an_unshared_check_in_is_gone_everywhere_with_its_response(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    ben.post(url("respond", checkin.pk), {"kind": "own", "words": "Soup at eight?"})
    assert "Soup at eight?" in ana.get(url("check_in_one", checkin.pk)).text
    ana.post(url("check_in_share", checkin.pk), {"sharing": "me"})
    assert ben.get(url("check_in_one", checkin.pk)).status_code == 404
    assert ben.post(url("respond", checkin.pk), {"kind": "see"}).status_code == 404
    assert NOTE not in crossing(ben)
    assert "Soup at eight?" not in ana.get(url("check_in_one", checkin.pk)).text


def test_home_shows_a_response_only_while_its_check_in_is_shared(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    with viewing(ben.viewer):
        checkin_actions.respond(checkin, kind="own", words="tea is ready")
    for who in (ana, ben):
        assert "tea is ready" in who.client.get("/today").content.decode()
    with viewing(ana.viewer):
        checkin_actions.share(checkin, "me")
    for who in (ana, ben):
        assert "tea is ready" not in who.client.get("/today").content.decode()


def test_a_response_to_a_check_in_is_short_replaced_and_withdrawn(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    assert "Write a word or two" in ben.post(url("respond", checkin.pk), {"kind": "own"}).text
    ben.post(url("respond", checkin.pk), {"kind": "see"})
    assert "I see you" in ana.get(url("check_in_one", checkin.pk)).text
    ben.post(url("respond", checkin.pk), {"kind": "here"})
    with viewing(ben.viewer):
        assert CheckInResponse.objects.count() == 1
    ben.post(url("response_withdraw", checkin.pk))
    assert "answered" not in ana.get(url("check_in_one", checkin.pk)).text


def test_what_the_partner_sees_of_check_ins_is_shown_as_they_see_it(ana: CastMember, ben: CastMember) -> None:
    a_full_checkin(ana)
    a_full_checkin(ana, "colour", (1, 5))
    page = ana.get(url("partner")).text
    assert "very hard" in page
    assert NOTE not in page
    a_full_checkin(ana, "all")
    assert NOTE in ana.get(url("partner")).text


def test_removing_a_check_in_removes_its_response(ana: CastMember, ben: CastMember) -> None:
    checkin = a_full_checkin(ana, "all")
    ben.post(url("respond", checkin.pk), {"kind": "see"})
    assert ben.post(url("check_in_delete", checkin.pk)).status_code == 404
    ana.post(url("check_in_delete", checkin.pk))
    with viewing(ben.viewer):
        assert not CheckInResponse.objects.exists()


@pytest.mark.parametrize("other", ["cleo", "dora", "eli", "farid"])
def test_a_check_in_is_not_there_for_anybody_else(ana: CastMember, other: str, request: pytest.FixtureRequest) -> None:
    checkin = a_full_checkin(ana, "all")
    member: CastMember = request.getfixturevalue(other)
    assert member.get(url("check_in_one", checkin.pk)).status_code == 404
    for name in ("check_in_share", "check_in_delete", "respond", "response_withdraw"):
        assert member.post(url(name, checkin.pk), {"kind": "see", "sharing": "all"}).status_code == 404


def test_a_private_check_in_and_none_look_the_same_to_the_partner(ana: CastMember, ben: CastMember) -> None:
    def page() -> str:
        main = ben.get(reverse("web:home")).text.split("<main")[1]
        return re.sub(r'value="[\w-]{48,64}"', "", main)  # the form's token and key are others each time

    nothing = page()
    a_full_checkin(ana)
    assert page() == nothing


def test_the_history_of_check_ins_pages_by_key(ana: CastMember) -> None:
    for days in range(40):
        with clock.moved(-timedelta(days=days)):
            a_full_checkin(ana)
    first = ana.get(url("mine")).text
    assert "?before=" in first
    key = first.split("?before=")[1].split('"')[0]
    assert "?before=" not in ana.get(f"{url('mine')}?before={key}").text
    assert ana.get(f"{url('mine')}?before=nonsense").status_code == 200
    assert "By week, month and year" in first
