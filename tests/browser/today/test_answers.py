"""Answering in a real browser: by keys, with the connection gone and back, logged out meanwhile, and on again elsewhere."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.readiness.attempts.models import Attempt
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.readiness import sittings
from tests.factories.readiness.sittings import items, place, said, topic, url

pytestmark = pytest.mark.browser
KEPT = "sessionStorage.getItem('o2s-answers')"


def begun() -> tuple[CastMember, Attempt]:
    """Ana, who has begun her part."""
    ana, _ben = a_couple()
    return ana, sittings.begin(ana, sittings.start(ana))


def opened(hand: Hand, ana: CastMember, path: str, **how: object) -> Phone:
    """Ana's phone, on a page."""
    phone = hand(**how)
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(path)
    return phone


def test_by_keys_offline_and_back_and_on_another_device(hand: Hand) -> None:
    ana, attempt = begun()
    key = topic(ana, attempt)
    path = place(ana, attempt, key)
    phone = opened(hand, ana, path)
    page, keys, status = phone.page, phone.page.keyboard, phone.page.locator("o2s-answers [role=status]")
    keys.press("Control+3")
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    keys.press("4")
    expect(status).to_have_text("Saved")
    assert phone.focused().get_attribute("name") == "importance"
    keys.press("5")
    with phone.guard.expecting("ERR_INTERNET_DISCONNECTED", "ERR_FAILED"):
        expect(status).to_have_text("Saved")
        phone.context.set_offline(True)
        keys.press("2")
        expect(status).to_contain_text("No connection. Your answer is kept here")
        keys.press("3")
        expect(phone.focused()).to_have_text("Next")
        keys.press("Enter")
        page.wait_for_timeout(300)
        assert page.url.endswith(path), "one stays on the page"
        assert page.evaluate(KEPT)
        assert said(ana, attempt)[key] == {"wish": 4, "importance": 5}
        phone.context.set_offline(False)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(status).to_have_text("Saved")
    assert page.evaluate(KEPT) is None
    assert said(ana, attempt)[key] == {"wish": 4, "importance": 5, "bend": 2, "guess": 3}
    keys.press("Enter")
    page.wait_for_url(lambda at: not at.endswith(path))
    other = opened(hand, ana, url("go_on", attempt.pk))
    number = next(n for n, item in enumerate(items(ana, attempt), 1) if item.key != key)
    expect(other.page).to_have_url(other.origin + url("question", attempt.pk, number))
    other.open(path)
    expect(other.page.locator("input[name=wish]:checked")).to_have_value("4")


def test_logged_out_meanwhile_the_answer_is_kept_and_sent_after_logging_in(hand: Hand) -> None:
    ana, attempt = begun()
    key = topic(ana, attempt)
    phone = opened(hand, ana, place(ana, attempt, key))
    status = phone.page.locator("o2s-answers [role=status]")
    Session.objects.all().delete()
    phone.page.locator(".scale-opt").nth(1).click()
    expect(status).to_contain_text("You have been logged out")
    assert said(ana, attempt) == {}
    ana.client.force_login(ana.person)
    phone.sign_in(ana.client.cookies["session"].value)
    phone.context.clear_cookies(name="csrftoken")
    with phone.guard.expecting(403):
        phone.page.evaluate("dispatchEvent(new Event('online'))")
        expect(status).to_have_text("Saved")
    assert said(ana, attempt)[key] == {"wish": 2}


def test_a_sixth_card_is_not_saved_and_said_kindly(hand: Hand) -> None:
    ana, attempt = begun()
    key = next(item.key for item in items(ana, attempt) if item.kind == "top")
    phone = opened(hand, ana, place(ana, attempt, key))
    status = phone.page.locator("o2s-answers [role=status]")
    for n in range(6):
        phone.page.locator(".chip").nth(n).click()
        expect(status).to_contain_text("Five can stay" if n == 5 else "Saved")
    assert len(said(ana, attempt)[key]["cards"]) == 5
    phone.page.locator(".chip").nth(0).click()
    expect(status).to_have_text("Saved")
    path, before = place(ana, attempt, topic(ana, attempt)), phone.page.url
    phone.press("Next")
    phone.page.wait_for_url(lambda at: at != before)
    phone.open(path)
    ana.client.post(url("abandon", attempt.sitting_id))
    with phone.guard.expecting(404):
        phone.page.locator(".scale-opt").nth(1).click()
        expect(status).to_contain_text("aren’t here any more")


def test_without_script_the_buttons_save(hand: Hand) -> None:
    ana, attempt = begun()
    key = topic(ana, attempt)
    path = place(
        ana, attempt, key
    )  # asked here: what waits for an address runs beside this thread, without its database
    phone = opened(hand, ana, path, script=False)
    phone.page.locator("input[name=wish]").nth(1).focus()
    phone.page.keyboard.press("Space")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url(lambda at: not at.endswith(path))
    assert said(ana, attempt)[key]["wish"] == 2
    phone.sees("is half answered")
    phone.open(reverse("readiness:readiness"))
    phone.link("Go on answering")
    phone.page.wait_for_url("**/mine/**")


@pytest.mark.parametrize("way", ["Leave quickly", "Log out"])
def test_whoever_leaves_leaves_no_answer_in_the_tab(hand: Hand, way: str) -> None:
    ana, _taking = begun()
    phone = opened(hand, ana, reverse("people:us"))
    phone.page.evaluate(KEPT.replace("getItem('o2s-answers')", "setItem('o2s-answers', '{}')"))
    assert phone.page.evaluate(KEPT) == "{}"
    phone.page.route("**/leave-quickly", lambda route: route.fulfill(status=204))
    phone.page.evaluate("""() => {
      document.addEventListener("click", (event) => { if (event.target.closest("a")) event.preventDefault() });
      document.addEventListener("submit", (event) => event.preventDefault());
    }""")
    phone.page.locator(f"a:not(.skip):has-text('{way}'), form button:has-text('{way}')").locator(
        "visible=true"
    ).first.click()
    assert phone.page.evaluate(KEPT) is None
