"""A locked session: what it gets, how it is unlocked, and that no words are lost on the way."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from our2souls.people.models import Person
from tests.cast import PASSWORD, CastMember
from tests.factories.people import PIN, is_signed_in, lock_now, log_in, set_lock, totp_code, turn_on_second_step
from tests.web.forms import key_of

UNLOCK, HOME, LINE = reverse("web:unlock"), reverse("web:home"), "A table that seats eight"
DREAMS = reverse("intentions:dreams")


@pytest.fixture
def locked(ana: CastMember, ben: CastMember) -> CastMember:
    """Ana, whose browser is locked."""
    set_lock(ana)
    lock_now(ana)
    return ana


def way_back(answer: Any) -> str:
    """Where the lock page leads on to."""
    assert answer.status_code == 302
    parts = urlsplit(answer["Location"])
    assert parts.path == UNLOCK
    return parse_qs(parts.query)["next"][0]


def try_pin(client: Client, pin: str, **more: str) -> Any:
    return client.post(UNLOCK, {"pin": pin} | more)


def test_a_page_leads_to_the_lock_page_and_back(locked: CastMember) -> None:
    at = f"{DREAMS}?page=2&of=us"
    answer = locked.client.get(at)
    assert way_back(answer) == at
    assert "no-store" in answer["Cache-Control"]
    page = locked.client.get(answer["Location"])
    assert "no-store" in page["Cache-Control"]
    assert 'name="next" value="/dreams/?page=2&amp;of=us"' in page.text or at.replace("&", "&amp;") in page.text
    assert try_pin(locked.client, PIN, next=at)["Location"] == at
    assert locked.client.get(HOME).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-mode": "cors"},
        {"sec-fetch-mode": "no-cors", "accept": "image/webp"},
        {"x-requested-with": "XMLHttpRequest"},
        {"hx-request": "true"},
        {"accept": "application/json"},
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_script_or_a_picture_is_told_no(locked: CastMember, headers: dict[str, str], method: str) -> None:
    answer = getattr(locked.client, method)(DREAMS, headers=headers)
    assert answer.status_code == 403
    assert answer.content == b""
    assert "no-store" in answer["Cache-Control"]


def test_the_words_of_a_refused_form_are_there_after_unlocking(ana: CastMember, ben: CastMember) -> None:
    set_lock(ana)
    key = key_of(ana.get(DREAMS).text)
    lock_now(ana)
    answer = ana.client.post(DREAMS, {"line": LINE, "form-key": key})
    assert way_back(answer) == reverse("web:unsent_words")
    assert LINE not in ana.client.get(answer["Location"]).text
    assert LINE in ana.post(UNLOCK, {"pin": PIN, "next": reverse("web:unsent_words")}).text
    assert LINE not in ana.get(DREAMS).text


def test_a_form_that_a_script_sent_leads_to_the_lock_page_too(ana: CastMember, ben: CastMember) -> None:
    set_lock(ana)
    key = key_of(ana.get(DREAMS).text)
    lock_now(ana)
    sent = ana.client.post(DREAMS, {"line": LINE, "form-key": key}, headers={"sec-fetch-mode": "cors"})
    assert way_back(sent) == reverse("web:unsent_words")
    assert ana.client.get(sent["Location"], headers={"sec-fetch-mode": "cors"}).status_code == 200


def test_a_form_from_another_site_leaves_no_words_in_a_locked_session(ana: CastMember, ben: CastMember) -> None:
    set_lock(ana)
    key = key_of(ana.get(DREAMS).text)
    lock_now(ana)
    ana.client.handler.enforce_csrf_checks = True
    assert ana.client.post(DREAMS, {"line": LINE, "form-key": key}).status_code == 403
    assert "unsent" not in ana.client.session


def test_five_wrong_pins_in_a_row_log_this_browser_out_and_the_words_wait_on(ana: CastMember, ben: CastMember) -> None:
    set_lock(ana)
    key = key_of(ana.get(DREAMS).text)
    lock_now(ana)
    ana.client.post(DREAMS, {"line": LINE, "form-key": key})
    for _try in range(4):
        refused = try_pin(ana.client, "1357", next=reverse("web:unsent_words"))
        assert refused.status_code == 422
        assert "This isn’t your PIN." in refused.text
        assert 'aria-invalid="true"' in refused.text
        assert 'value="1357"' not in refused.text
    out = try_pin(ana.client, "1357", next=reverse("web:unsent_words"))
    assert out["Location"] == f"{reverse('account_login')}?next=/unsent"
    assert not is_signed_in(ana.client)
    assert "you are logged out here" in ana.client.get(out["Location"]).text
    assert try_pin(ana.client, PIN).status_code == 302
    assert not is_signed_in(ana.client)
    log_in(ana.client, ana.person.email)
    assert LINE in ana.get(reverse("web:unsent_words")).text


def test_an_empty_pin_is_no_try(locked: CastMember) -> None:
    for _try in range(6):
        assert "Your PIN is needed here." in try_pin(locked.client, " ").text
    assert is_signed_in(locked.client)


def test_the_password_unlocks_and_the_wrong_pins_before_are_forgotten(locked: CastMember) -> None:
    for _try in range(4):
        try_pin(locked.client, "1357")
    page = locked.client.get(f"{UNLOCK}?next={DREAMS}").text
    way = f"{reverse('account_reauthenticate')}?next=%2Fdreams%2F"
    assert way in page
    assert locked.person.email not in locked.client.get(way).text
    assert locked.client.post(way, {"password": "wrong"}).status_code == 200
    assert way_back(locked.client.get(HOME)) == HOME
    assert locked.client.post(way, {"password": PASSWORD})["Location"] == DREAMS
    assert locked.client.get(HOME).status_code == 200
    lock_now(locked)
    assert try_pin(locked.client, "1357").status_code == 422
    assert is_signed_in(locked.client)


def test_a_code_of_the_second_step_unlocks_too(cleo: CastMember) -> None:
    secret = turn_on_second_step(cleo)
    set_lock(cleo)
    lock_now(cleo)
    assert cleo.client.post(reverse("mfa_reauthenticate"), {"code": totp_code(secret)}).status_code == 302
    assert cleo.client.get(HOME).status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "today", "",
        "/unlock", "/unlock?next=/unlock", "/lock", "/leave-quickly", "/account/logout/", "/" + "x" * 3000,
    ],
)  # fmt: skip
def test_unlocking_leads_nowhere_else(locked: CastMember, target: str) -> None:
    assert try_pin(locked.client, PIN, next=target)["Location"] == HOME
    assert locked.client.get(UNLOCK, {"next": target})["Location"] == HOME


def test_the_lock_page_says_nothing_of_anybody(locked: CastMember) -> None:
    for name in ("web:unlock", "account_logout", "account_reauthenticate", "people:help_now"):
        page = locked.client.get(reverse(name)).text
        for word in ("Ana", "Ben", locked.person.email, "device-key", "lock-after"):
            assert word not in page, f"{name}: {word}"
        assert "Leave quickly" in page or name != "web:unlock"
    assert "<title>" in page


def test_a_message_from_before_waits_behind_the_lock(ana: CastMember) -> None:
    set_lock(ana)
    ana.client.post(reverse("web:lock"))
    assert "Saved." not in ana.client.get(UNLOCK).text
    assert "Saved. The lock is on" in ana.post(UNLOCK, {"pin": PIN}).text


def test_discreet_locked_pages_name_neither_house_nor_thing(locked: CastMember) -> None:
    Person.objects.filter(pk=locked.id).update(discreet=True)
    page = locked.client.get(UNLOCK).text
    head, body = page.split("<body", 1)
    assert "Our2Souls" not in body
    title = head[head.index("<title>") : head.index("</title>")]
    assert "Notes" in title
    assert "Locked" not in title
    assert "Our2Souls" not in title


def test_whoever_has_no_lock_is_led_to_where_it_is_set(cleo: CastMember) -> None:
    assert cleo.client.post(reverse("web:lock"))["Location"] == reverse("people:app_lock")
    assert cleo.client.get(HOME).status_code == 200
    assert cleo.client.get(UNLOCK)["Location"] == HOME
    assert "lock-after" not in cleo.get(HOME).text


def test_a_page_knows_after_which_pause_it_gives_way(cleo: CastMember) -> None:
    set_lock(cleo, 15)
    assert '<meta name="lock-after" content="900" data-at="/unlock">' in cleo.get(HOME).text


def test_unlocking_needs_the_forms_token(locked: CastMember) -> None:
    locked.client.handler.enforce_csrf_checks = True
    assert try_pin(locked.client, PIN).status_code == 403
    assert way_back(locked.client.get(HOME)) == HOME


def test_a_locked_browser_can_leave_quickly_and_log_out(locked: CastMember) -> None:
    cookie = locked.client.cookies["session"].value
    locked.client.get(reverse("web:leave_quickly"))
    assert not is_signed_in(locked.client)
    locked.client.force_login(locked.person)
    assert locked.client.cookies["session"].value != cookie
    assert locked.client.get(HOME).status_code == 302
    locked.client.post(reverse("account_logout"))
    assert not is_signed_in(locked.client)
