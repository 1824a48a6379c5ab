"""The plan’s PDF, the month and the chart in a real browser: what takes seconds says so, and labels cover nothing."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.lib import pdf
from our2souls.lib.clock import now
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.intentions.core import a_measure, a_milestone, an_entry, an_intention

pytestmark = pytest.mark.browser


def opened(hand: Hand, ana: CastMember, path: str, **how: object) -> Phone:
    """Ana's phone, on that page."""
    phone = hand(**how)
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(path)
    return phone


def test_a_pdf_says_that_it_is_made_and_then_comes(hand: Hand) -> None:
    ana, ben = a_couple()
    an_intention(ana, ben)
    page = opened(hand, ana, reverse("story:five_year_plan")).page
    status = page.locator("#made")
    expect(status).to_have_text("Making it takes a few seconds.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as PDF").click()
        expect(status).to_have_text("The PDF is being made. It takes a few seconds.")
    assert download.value.suggested_filename.endswith(".pdf")
    expect(status).to_have_text("The PDF is made. It is where your browser puts what you save.")


def test_a_pdf_that_cannot_be_made_leads_to_the_page_that_says_so(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    ana, ben = a_couple()
    an_intention(ana, ben)
    monkeypatch.setattr(pdf.sys, "executable", "/nowhere/python")
    page = opened(hand, ana, reverse("story:five_year_plan")).page
    page.get_by_role("link", name="Save as PDF").click()
    expect(page.get_by_text("You can print the page instead")).to_be_visible()


def test_a_day_of_the_month_leads_to_what_comes_on_a_phone_and_shows_it_on_a_desk(hand: Hand) -> None:
    ana, ben = a_couple()
    home = an_intention(ana, ben)
    day = now().date().replace(day=15)
    a_milestone(ana, home, "Talk to an adviser", due_on=day)
    path = reverse("story:calendar") + f"?month={day:%Y-%m}"
    page = opened(hand, ana, path, size=(390, 850)).page
    listed = page.locator(".cal-list").get_by_text("Talk to an adviser")
    expect(listed).to_be_visible()
    page.locator("a.cal-day", has_text="15").click()
    assert page.url.endswith("#d-15")
    page.set_viewport_size({"width": 1280, "height": 850})
    expect(listed).to_be_hidden()
    expect(page.locator(".calendar").get_by_text("Talk to an adviser")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_labels_of_a_chart_lie_apart_and_inside(hand: Hand, width: int) -> None:
    ana, ben = a_couple()
    home = an_intention(ana, ben)
    a_measure(ana, home, 12_000)
    today = now().date()
    for month in range(8):
        an_entry(ana, home, f"{480 + 10 * month}", today - timedelta(days=31 * month))
    page = opened(hand, ana, reverse("intentions:entries", args=[home.pk]), size=(width, 850)).page
    boxes = page.locator(".chart text").evaluate_all("all => all.map(each => each.getBoundingClientRect().toJSON())")
    frame = page.locator(".chart > svg").bounding_box()
    assert frame is not None
    assert len(boxes) >= 5
    for box in boxes:
        assert frame["x"] - 1 <= box["left"]
        assert box["right"] <= frame["x"] + frame["width"] + 1
    for one, other in combinations(boxes, 2):
        assert (
            one["right"] <= other["left"] or other["right"] <= one["left"]
            or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
        )  # fmt: skip
