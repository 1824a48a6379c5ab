"""The pages that say what went wrong, looked over like any page."""

from typing import Any

import pytest
from django.urls import reverse

from tests.browser.conftest import Hand
from tests.browser.every_page.pages import signed_in
from tests.browser.scene.words import a_couple
from tests.browser.support.accessibility import look_over

pytestmark = pytest.mark.browser


def test_problem_pages_are_accessible(hand: Hand, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ana, _ben = a_couple()
    phone = signed_in(hand, ana)
    found: list[str] = []

    def shown(status: int, path: str) -> None:
        nonlocal found
        with phone.guard.expecting(status):
            assert phone.open(path).status == status
            found += look_over(phone.page, str(status))

    shown(404, "/no/such/page")
    with monkeypatch.context() as patched:
        patched.setattr("our2souls.web.home.views.today", lambda _zone: 1 // 0)
        shown(500, reverse("web:home"))
    with phone.guard.expecting(403):
        phone.open(reverse("intentions:dreams"))
        phone.context.clear_cookies(name="csrftoken")
        phone.write("What are you dreaming of?", "A boat", within=".capture")
        phone.press("Save", within=".capture")
        phone.heading("open too long")
        found += look_over(phone.page, "403")
    with phone.guard.expecting(413):
        phone.open(reverse("intentions:dreams"))
        phone.page.evaluate("() => { document.querySelector('.capture input[name=line]').maxLength = 3e6 }")
        phone.write("What are you dreaming of?", "a boat " * 300_000, within=".capture")
        phone.press("Save", within=".capture")
        phone.heading("This is too large to take in")
        found += look_over(phone.page, "413")
    with phone.guard.expecting(429):
        for _try in range(61):
            phone.context.request.get(f"{phone.origin}/us/j/nobody-has-this")
        assert phone.open("/us/j/nobody-has-this").status == 429
        found += look_over(phone.page, "429")
    settings.ALLOWED_HOSTS = ["elsewhere.example"]
    shown(400, "/")
    assert not found, "\n".join(found)
