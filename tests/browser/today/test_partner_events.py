"""What the other did, in a browser: first on home until it is opened, and in a mail that leads to it."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.delivery.partner_events import MAIL
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.registry import notification_types
from our2souls.delivery.worker import run
from our2souls.privacy.viewer import viewing
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.factories.partner_events import ACTS

pytestmark = pytest.mark.browser


def package_of(name: str) -> str:
    subject = notification_types.named(name).subject
    return subject.model._meta.app_label if subject else ""


OF_EACH_PACKAGE = {package_of(name): name for name in ACTS}
"""That each event stands on home and goes by mail is tried without a browser."""


@pytest.mark.parametrize("name", OF_EACH_PACKAGE.values())
def test_an_event_is_met_on_home_and_by_mail(hand: Hand, name: str) -> None:
    ana, ben = a_couple()
    with viewing(ben.viewer):
        preferences.set_preference(ben.viewer, MAIL, inapp=True, email=True)
    sentence = ACTS[name](ana, ben)
    phone = hand()
    phone.sign_in(ben.client.cookies["session"].value)

    mail.outbox.clear()
    run.run_due()
    (letter,) = mail.outbox
    link = re.search(r"https?://[^/\s]+(/notices/)", letter.body)
    assert link
    phone.open(link[1])
    phone.heading("Notifications")

    phone.open(reverse("web:home"))
    first = phone.page.locator(".news .row").first
    expect(first).to_be_visible()
    assert [word for word in sentence.split() if word not in first.inner_text()] == []
    assert (first.bounding_box() or {"y": 9999})["y"] < 400, "it stands first"
    first.click()
    phone.page.wait_for_url(lambda url: not url.endswith(reverse("web:home")))
    expect(phone.page.locator("main h1").first).to_be_visible()
    phone.open(reverse("web:home"))
    expect(phone.page.get_by_role("heading", name="From")).to_have_count(0)
