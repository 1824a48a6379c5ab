"""A page that asks whether it still stands: brought up to date by itself, never under somebody's hands."""

import re
from dataclasses import dataclass, field

import pytest
from django.urls import reverse
from playwright.sync_api import Route, expect

from tests.browser.conftest import Hand
from tests.browser.forms.test_in_place import phone_of
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.intentions.core import a_fridge_item

pytestmark = pytest.mark.browser

AT = "/stand/of/it"


@dataclass
class Stand:
    """The server's side of it: the ETag it has, and what it was asked."""

    tag: str = '"1"'
    status: int = 200
    asked: list[str | None] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        given = route.request.headers.get("if-none-match")
        self.asked.append(given)
        same = self.status == 200 and given == self.tag
        route.fulfill(status=304 if same else self.status, headers={"ETag": self.tag}, body="" if same else "1")

    def page(self, route: Route) -> None:
        """The page as ever, with the element in it."""
        element = f"""<o2s-live data-at="{AT}" data-tag='{self.tag}' data-every="1" data-new="There is something new here."
            data-show="Show it" data-updated="The page is up to date."></o2s-live>"""
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{element}</main>"))


@pytest.fixture
def two() -> tuple[CastMember, CastMember]:
    """Ana and Ben, and something on the fridge."""
    ana, ben = a_couple()
    a_fridge_item(ben, "Swim before breakfast")
    return ana, ben


def a_page(member: CastMember, hand: Hand, stand: Stand) -> Phone:
    phone = phone_of(member, hand)
    phone.page.route(re.compile(rf"{AT}$"), stand.answer)
    phone.page.route(re.compile(rf"{reverse('intentions:fridge')}$"), stand.page)
    phone.open(reverse("intentions:fridge"))
    phone.page.evaluate("window.stays = true")
    return phone


def asked_again(phone: Phone, stand: Stand, times: int = 2) -> None:
    before = len(stand.asked)
    while len(stand.asked) < before + times:
        phone.page.wait_for_timeout(100)


def test_news_comes_by_itself_and_leaves_place_and_focus(two: tuple[CastMember, CastMember], hand: Hand) -> None:
    ana, ben = two
    stand = Stand()
    phone = a_page(ana, hand, stand)
    asked_again(phone, stand)
    assert set(stand.asked) == {'"1"'}
    phone.sees_not("Sleep under trees")
    phone.page.locator("form[action$=tick] button").first.focus()
    where = "each => each.closest('form').getAttribute('action')"
    place = phone.focused().evaluate(where)
    a_fridge_item(ben, "Sleep under trees")
    stand.tag = '"2"'
    phone.sees("Sleep under trees", within="main")
    assert phone.page.evaluate("window.stays"), "the page was loaded anew"
    assert phone.focused().evaluate(where) == place
    expect(phone.page.get_by_role("status").filter(has_text="The page is up to date.")).to_have_count(1)
    asked_again(phone, stand)
    assert stand.asked[-1] == '"2"'


def test_nothing_moves_under_somebody_who_writes(two: tuple[CastMember, CastMember], hand: Hand) -> None:
    ana, ben = two
    stand = Stand()
    phone = a_page(ana, hand, stand)
    new = phone.page.locator("form.fridge-add input[name=text]")
    new.fill("Learn to sail")
    new.blur()
    a_fridge_item(ben, "Sleep under trees")
    stand.tag = '"2"'
    phone.sees("There is something new here.", within="[role=status]")
    asked_again(phone, stand)
    phone.sees_not("Sleep under trees")
    expect(new).to_have_value("Learn to sail")
    expect(phone.page.get_by_role("link", name="Show it")).to_have_count(1)
    phone.link("Show it")
    phone.sees("Sleep under trees", within="main")
    expect(phone.page.locator("form.fridge-add input[name=text]")).to_have_value("Learn to sail")


def test_a_field_that_has_the_focus_is_written_in_soon(two: tuple[CastMember, CastMember], hand: Hand) -> None:
    ana, ben = two
    stand = Stand()
    phone = a_page(ana, hand, stand)
    phone.page.locator("form.fridge-add input[name=text]").focus()
    a_fridge_item(ben, "Sleep under trees")
    stand.tag = '"2"'
    phone.sees("There is something new here.", within="[role=status]")
    phone.sees_not("Sleep under trees")
    phone.page.locator("form.fridge-add input[name=text]").blur()
    phone.sees("Sleep under trees", within="main")
    phone.sees_not("There is something new here.")


def test_a_page_that_nobody_looks_at_asks_nothing(two: tuple[CastMember, CastMember], hand: Hand) -> None:
    ana, _ben = two
    stand = Stand()
    phone = a_page(ana, hand, stand)
    asked_again(phone, stand, 1)
    phone.page.evaluate("() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true }); }")
    phone.page.wait_for_timeout(300)
    before = len(stand.asked)
    phone.page.wait_for_timeout(2500)
    assert len(stand.asked) == before
    phone.page.evaluate("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }")
    asked_again(phone, stand, 1)


@pytest.mark.parametrize("status", [403, 404])
def test_it_stops_asking_where_it_may_not(two: tuple[CastMember, CastMember], hand: Hand, status: int) -> None:
    ana, _ben = two
    stand = Stand(status=status)
    phone = phone_of(ana, hand)
    with phone.guard.expecting(status):
        phone.page.route(re.compile(rf"{AT}$"), stand.answer)
        phone.page.route(re.compile(rf"{reverse('intentions:fridge')}$"), stand.page)
        phone.open(reverse("intentions:fridge"))
        phone.page.wait_for_timeout(3500)
    assert len(stand.asked) == 1
    phone.sees_not("There is something new here.")


def test_a_line_that_breaks_is_tried_again(two: tuple[CastMember, CastMember], hand: Hand) -> None:
    ana, _ben = two
    stand = Stand()
    phone = a_page(ana, hand, stand)
    with phone.guard.expecting("net::ERR_FAILED", 503):
        phone.page.route(re.compile(rf"{AT}$"), lambda route: route.abort(), times=1)
        phone.page.wait_for_timeout(1500)
    asked_again(phone, stand)
    assert stand.asked[-1] == '"1"'
