"""The installed app: a manifest, a service worker, one page without a network, and nobody's words on the device."""

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from tests.browser.conftest import Hand
from tests.browser.scene.everything import first_home
from tests.browser.scene.words import Words, a_couple
from tests.browser.support.phones import Phone

pytestmark = pytest.mark.browser

CACHED = """async () => {
  const all = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      all.push([new URL(request.url).pathname, await answer.text()]);
    }
  }
  return all;
}"""
AWAY = "ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def phone(hand: Hand) -> Phone:
    """Ana's phone, on which the service worker is in charge."""
    ana, ben = a_couple()
    first_home(ana, ben, Words())
    phone = hand(worker=True)
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(reverse("web:home"))
    phone.page.evaluate("async () => { await navigator.serviceWorker.ready }")
    phone.page.reload()
    phone.page.wait_for_function("() => navigator.serviceWorker.controller")
    return phone


def test_the_manifest_is_linked_and_its_icons_are_there(phone: Phone) -> None:
    address = phone.page.locator("link[rel=manifest]").get_attribute("href")
    manifest = phone.context.request.get(f"{phone.origin}{address}").json()
    assert manifest["display"] == "standalone"
    assert manifest["start_url"].startswith(manifest["scope"])
    for icon in manifest["icons"]:
        answer = phone.context.request.get(f"{phone.origin}{icon['src']}")
        assert answer.headers["content-type"] == icon["type"]
        if icon["type"] == "image/png":
            with Image.open(BytesIO(answer.body())) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_without_a_network_one_page_says_so(phone: Phone) -> None:
    phone.open(reverse("intentions:dreams"))
    with phone.guard.expecting(AWAY):
        phone.context.set_offline(offline=True)
        phone.open(reverse("intentions:dreams"))
        phone.heading("You’re offline")
        assert phone.page.evaluate("() => getComputedStyle(document.body).fontFamily").startswith("-apple-system")
        phone.context.set_offline(offline=False)
    phone.link("Try again")
    phone.heading("Good")


def test_no_page_of_anybody_is_kept_on_the_device(phone: Phone) -> None:
    for name in ("web:home", "intentions:dreams", "checkins:mine", "people:us"):
        phone.open(reverse(name))
    kept = dict(phone.page.evaluate(CACHED))
    pages = {path for path in kept if not path.startswith("/static/")}
    assert pages == {reverse("web:offline")}
    words = Words()
    for text in ("Ana", "Ben", words.dream, words.name, words.more):
        assert not [path for path, content in kept.items() if text in content and path == reverse("web:offline")]
    stored = phone.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
    )
    assert stored == [0, 0, 0]
