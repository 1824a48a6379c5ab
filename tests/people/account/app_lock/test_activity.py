"""When a session is locked: by the pause, by the cookie, by its own log-in; and what keeps it open."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from our2souls.lib import clock
from our2souls.people.account.app_lock import activity
from our2souls.privacy import keys
from tests.cast import CastMember
from tests.factories.people import PIN, a_signed_in_device, is_signed_in, set_lock

AT = "/us/"


def is_open(client: Client, **headers: str) -> bool:
    return client.get(AT, headers=headers).status_code == 200


def opened_now(client: Client) -> str:
    """The cookie of a browser that was just unlocked."""
    client.post(reverse("web:unlock"), {"pin": PIN})
    assert is_open(client)
    return str(client.cookies["active"].value)


def test_a_session_locks_when_the_pause_is_over_and_not_before(cleo: CastMember) -> None:
    set_lock(cleo, 5)
    at = clock.now().replace(microsecond=0) + timedelta(seconds=1)
    with clock.frozen(at):
        assert is_open(cleo.client)
    with clock.frozen(at + timedelta(minutes=4, seconds=59)):
        assert is_open(cleo.client)
    with clock.frozen(at + timedelta(minutes=9, seconds=58)):
        assert is_open(cleo.client), "the last request began the pause anew"
    with clock.frozen(at + timedelta(minutes=14, seconds=58)):
        assert not is_open(cleo.client)


@pytest.mark.parametrize("change", ["missing", "forged", "of another session", "future", "words", "broken"])
def test_a_cookie_that_is_not_right_is_none_and_the_session_is_locked(cleo: CastMember, change: str) -> None:
    set_lock(cleo, 5)
    other = a_signed_in_device(cleo)
    with clock.moved(timedelta(minutes=6)):
        good = opened_now(cleo.client)
        with clock.moved(timedelta(minutes=1)):
            future = opened_now(cleo.client)
        cleo.client.cookies["active"] = good
        assert is_open(cleo.client)
        cleo.client.cookies["active"] = {
            "missing": "",
            "forged": good[:-6] + ("AAAAAA" if good[-6:] != "AAAAAA" else "BBBBBB"),
            "of another session": opened_now(other),
            "future": future,
            "words": keys.encrypt_for_instance("soon", f"app_lock_cookie:{cleo.client.session.session_key}"),
            "broken": "é%",
        }[change]
        assert not is_open(cleo.client)


def test_without_its_cookie_a_session_is_open_only_as_long_as_its_log_in_is_fresh(cleo: CastMember) -> None:
    set_lock(cleo, 5)
    device = a_signed_in_device(cleo)
    assert is_open(device)
    del device.cookies["active"]
    assert is_open(device)
    del device.cookies["active"]
    with clock.moved(timedelta(minutes=6)):
        assert not is_open(device)


def test_what_a_page_fetches_and_reloads_by_itself_does_not_keep_it_open(cleo: CastMember) -> None:
    set_lock(cleo, 5)
    asked: list[dict[str, str]] = [
        {"sec-fetch-mode": "cors"},
        {"sec-fetch-mode": "no-cors"},
        {"sec-fetch-mode": "navigate", "sec-purpose": "prefetch;prerender"},
        {"sec-fetch-mode": "navigate", "referer": f"http://testserver{AT}"},
    ]
    with clock.moved(timedelta(minutes=4)):
        assert all(is_open(cleo.client, **headers) for headers in asked)
        assert cleo.client.head(AT, headers={"sec-fetch-mode": "cors"}).status_code == 200
    with clock.moved(timedelta(minutes=6)):
        assert not is_open(cleo.client)


@pytest.mark.parametrize(
    "headers",
    [{}, {"sec-fetch-mode": "navigate"}, {"referer": f"http://testserver{AT}", "sec-fetch-user": "?1"}],
)
def test_what_somebody_opens_keeps_it_open(cleo: CastMember, headers: dict[str, str]) -> None:
    set_lock(cleo, 5)
    with clock.moved(timedelta(minutes=4)):
        assert is_open(cleo.client, **headers)
    with clock.moved(timedelta(minutes=8)):
        assert is_open(cleo.client)


def test_a_form_sent_by_a_script_keeps_it_open_and_a_failing_one_does_not(
    cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_lock(cleo, 5)
    cleo.client.raise_request_exception = False
    with clock.moved(timedelta(minutes=4)):
        cleo.client.post(reverse("web:unlock"), headers={"sec-fetch-mode": "cors"})
    with clock.moved(timedelta(minutes=8)), monkeypatch.context() as patch:
        patch.setattr("our2souls.web.device.app_lock.redirect", lambda *_to: 1 / 0)
        assert cleo.client.post(reverse("web:unlock")).status_code == 500
    with clock.moved(timedelta(minutes=10)):
        assert not is_open(cleo.client)


def test_each_device_locks_by_itself_and_none_is_signed_out(cleo: CastMember) -> None:
    phone = a_signed_in_device(cleo)
    set_lock(cleo, 5)
    with clock.moved(timedelta(minutes=6)):
        assert not is_open(phone)
        cleo.client.post(reverse("web:unlock"), {"pin": PIN})
        assert is_open(cleo.client)
        assert not is_open(phone)
        assert is_signed_in(phone)


def test_locked_by_hand_neither_a_fresh_log_in_nor_the_cookie_opens_it(cleo: CastMember) -> None:
    set_lock(cleo, 60)
    device = a_signed_in_device(cleo)
    assert "Lock now" in device.get(AT).text
    cookie = device.cookies["active"].value
    device.post(reverse("web:lock"))
    assert not is_open(device)
    device.cookies["active"] = cookie
    assert not is_open(device)
    assert is_open(cleo.client)


def test_the_cookie_says_nothing_and_goes_with_the_browser(cleo: CastMember) -> None:
    assert is_open(cleo.client)
    assert "active" not in cleo.client.cookies
    set_lock(cleo, 5)
    with clock.frozen(clock.now()):
        assert is_open(cleo.client)
        moment = str(int(clock.now().timestamp()))
    cookie = cleo.client.cookies["active"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["path"]) == (True, "Lax", "", "/")
    assert moment not in cookie.value
    cleo.client.post(reverse("account_logout"))
    assert not cleo.client.cookies["active"].value


@override_settings(SECURE=True)
def test_over_https_the_cookie_is_sent_over_nothing_else(cleo: CastMember) -> None:
    set_lock(cleo, 5)
    assert cleo.client.cookies[activity.COOKIE]["secure"]


def test_a_lock_costs_no_query(cleo: CastMember) -> None:
    def queries() -> int:
        cleo.client.get(reverse("web:home"))
        with ExitStack() as stack:
            every = [stack.enter_context(CaptureQueriesContext(connections[name])) for name in connections]
            assert cleo.client.get(reverse("web:home")).status_code == 200
        return sum(map(len, every))

    before = queries()
    set_lock(cleo, 5)
    assert queries() == before
