"""What is typed stays on the device, sealed, until the server has it: a lost line, a lost answer, a closed tab, a log-out."""

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Route, expect

from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.vault import PASSPHRASE, a_vault

pytestmark = pytest.mark.browser

WORDS = "A café with three tables, “ñ” and all"
AT = reverse("dreams:dream_new")


@pytest.fixture
def couple(transactional_db: None) -> tuple[CastMember, CastMember]:
    return a_couple()


def phone_of(member: CastMember, hand: Hand, **how: object) -> Phone:
    phone = hand(**how)
    phone.sign_in(member.client.cookies["session"].value)
    return phone


def line(phone: Phone) -> Locator:
    return phone.page.locator("main [name=line]")


def kept(phone: Phone) -> str:
    """What lies on the device, once all of it is written."""
    return str(phone.page.evaluate("() => localStorage.getItem('o2s-unsent') ?? ''"))


def type_words(phone: Phone) -> None:
    phone.open(AT)
    line(phone).fill(WORDS)
    phone.page.wait_for_function("() => (localStorage.getItem('o2s-unsent') ?? '').length > 60")


def test_a_lost_line_costs_no_word(couple: tuple[CastMember, CastMember], hand: Hand) -> None:
    ana, _ben = couple
    phone = phone_of(ana, hand)
    type_words(phone)
    assert "tables" not in kept(phone)
    with phone.guard.expecting("ERR_INTERNET_DISCONNECTED"):
        phone.context.set_offline(offline=True)
        line(phone).press("Enter")
        phone.page.wait_for_url("chrome-error://**")
    phone.context.set_offline(offline=False)
    phone.open(AT)
    phone.sees("What you wrote here before is back.")
    expect(line(phone)).to_have_value(WORDS)
    phone.press("Save")
    phone.sees(WORDS)
    phone.open(AT)
    expect(line(phone)).to_have_value("")
    phone.page.wait_for_function("() => localStorage.getItem('o2s-unsent') === null")


def test_a_lost_answer_is_no_second_offer(couple: tuple[CastMember, CastMember], hand: Hand) -> None:
    ana, _ben = couple
    phone = phone_of(ana, hand)
    type_words(phone)

    def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort("connectionreset")
        else:
            route.fallback()

    phone.page.route(f"**{AT}", lose_the_answer)
    with phone.guard.expecting("ERR_CONNECTION_RESET"):
        phone.press("Save")
        phone.page.wait_for_url("chrome-error://**")
    phone.page.unroute(f"**{AT}")
    phone.open(AT)
    phone.page.wait_for_function("() => localStorage.getItem('o2s-unsent') === null")
    expect(line(phone)).to_have_value("")


def test_a_closed_tab_costs_no_word_and_what_is_discarded_stays_away(
    couple: tuple[CastMember, CastMember], hand: Hand
) -> None:
    ana, _ben = couple
    phone = phone_of(ana, hand)
    type_words(phone)
    phone.open(reverse("web:home"))
    phone.open(AT)
    expect(line(phone)).to_have_value(WORDS)
    phone.press("Discard these words")
    expect(line(phone)).to_have_value("")
    phone.page.wait_for_function("() => localStorage.getItem('o2s-unsent') === null")


def test_somebody_else_in_the_same_browser_sees_nothing_of_it(
    couple: tuple[CastMember, CastMember], hand: Hand
) -> None:
    ana, ben = couple
    phone = phone_of(ana, hand)
    type_words(phone)
    phone.sign_in(ben.client.cookies["session"].value)
    phone.open(AT)
    phone.page.wait_for_load_state("networkidle")
    expect(line(phone)).to_have_value("")


def test_logging_out_forgets_it(couple: tuple[CastMember, CastMember], hand: Hand) -> None:
    ana, _ben = couple
    phone = phone_of(ana, hand)
    type_words(phone)
    phone.open(reverse("account_logout"))
    phone.page.locator("main form button").first.click()
    phone.page.wait_for_load_state("networkidle")
    assert kept(phone) == ""


def test_logged_out_elsewhere_the_words_come_along_through_the_log_in(
    couple: tuple[CastMember, CastMember], hand: Hand
) -> None:
    ana, _ben = couple
    phone = phone_of(ana, hand)
    type_words(phone)
    phone.context.clear_cookies(name="session")
    phone.press("Save")
    phone.write("Email", ana.person.email)
    phone.write("Password", "a short sentence works")
    phone.press("Log in")
    phone.heading("This wasn’t saved yet")
    phone.page.get_by_role("button", name="Send it once more").click()
    phone.sees(WORDS)


def test_words_for_the_vault_are_not_kept_on_the_device(couple: tuple[CastMember, CastMember], hand: Hand) -> None:
    ana, _ben = couple
    a_vault(ana)
    phone = phone_of(ana, hand)
    phone.open(reverse("vault:vault"))
    phone.page.get_by_label("Passphrase").fill(PASSPHRASE)
    phone.press("Open the vault")
    phone.open(reverse("vault:vault_write"))
    phone.page.locator("[name=vault_words]").fill(WORDS * 50)
    phone.page.evaluate(
        """() => {
          const form = document.querySelector("[name=vault_words]").form.cloneNode(true), field = form.elements.vault_words;
          [field.name, field.value] = ["line", "short"];
          document.querySelector("main").append(form);
          field.dispatchEvent(new Event("input", {bubbles: true}));
        }"""
    )
    phone.page.wait_for_function("() => (localStorage.getItem('o2s-unsent') ?? '').length > 60")
    assert len(kept(phone)) < len(WORDS * 50)
