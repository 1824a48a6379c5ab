"""The guards themselves: each is broken here on purpose, and must notice."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from tests.browser.support.accessibility import look_over
from tests.browser.support.phones import Phone

pytestmark = pytest.mark.browser

STYLED = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }"


@pytest.fixture
def phone(chromium: Browser, live_server: Any, transactional_db: None) -> Any:
    """A phone whose guard is not asked at the end, but in the test."""
    phone = Phone(chromium, live_server.url)
    yield phone
    phone.context.close()


def noticed(phone: Phone) -> str:
    """What the guard says; it must say something."""
    with pytest.raises(AssertionError) as error:
        phone.guard.check()
    return str(error.value)


def test_another_host_is_noticed(phone: Phone) -> None:
    phone.page.route("https://elsewhere.example/**", lambda route: route.fulfill(body=""))
    phone.open(reverse("web:landing"))
    phone.page.goto("https://elsewhere.example/pixel")
    assert "asked another host: https://elsewhere.example/pixel" in noticed(phone)


def test_what_the_policy_stops_is_noticed(phone: Phone) -> None:
    phone.open(reverse("web:landing"))
    phone.page.evaluate("() => document.body.setAttribute('style', 'color: red')")
    assert "console error" in noticed(phone)


def test_a_script_that_throws_is_noticed(phone: Phone) -> None:
    phone.open(reverse("web:landing"))
    with phone.page.expect_event("pageerror"):
        phone.page.evaluate("() => { setTimeout(() => { throw new Error('lost') }) }")
    assert "uncaught" in noticed(phone)


def test_a_failing_server_is_noticed(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("our2souls.web.device.pwa.render", lambda *_all: 1 // 0)
    phone.open(reverse("web:offline"))
    assert "500 from GET" in noticed(phone)


def test_a_page_that_is_not_there_is_noticed_unless_expected(phone: Phone) -> None:
    with phone.guard.expecting(404):
        phone.open("/no/such/page")
    phone.guard.check()
    phone.open("/no/such/page")
    assert "status of 404" in noticed(phone)


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("h1 { color: silver !important }", "color-contrast"),
        ("h1 { background: linear-gradient(white, gray) }", "nobody measured"),
        ("@media (prefers-color-scheme: dark) { h1 { color: #333 !important } }", "dark: color-contrast"),
        ("h1 { inline-size: 30rem }", "at 320: "),
        ("h1 { font-size: 0.9rem; inline-size: 22rem }", "text twice as large"),
        ("h1 { inline-size: 4rem }", "cuts words"),
        (
            ".land-foot nav { display: grid } .land-foot :is(a, button) { all: unset !important; font-size: 8px }",
            "target-size",
        ),
    ],
    ids=["contrast", "a gradient", "contrast in the dark", "sideways", "large text", "a word cut", "a small target"],
)
def test_looking_over_notices(phone: Phone, css: str, expected: str) -> None:
    phone.open(reverse("account_login"))
    assert look_over(phone.page, "log in") == []
    phone.page.evaluate(STYLED, css)
    assert expected in "\n".join(look_over(phone.page, "log in"))
