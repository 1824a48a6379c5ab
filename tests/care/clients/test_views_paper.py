"""The brief on paper: marked, logged, and never given once something on it was closed."""

from typing import Any

import pytest
from django.urls import reverse

from our2souls.care.clients import views_paper
from our2souls.care.consent.models import Engagement
from our2souls.care.looks.models import Look
from our2souls.lib import pdf
from our2souls.privacy.audiences import grants
from our2souls.privacy.viewer import viewing
from tests.care.scene import LENA, a_therapist, at_the_table, open_part
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention

HOUSE = "A house by the sea"


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: tuple[CastMember, CastMember]) -> Engagement:
    an_intention(*couple, HOUSE)
    return at_the_table(thea, couple)


def test_paper_says_whose_copy_it_is(thea: CastMember, engagement: Engagement, ana: CastMember) -> None:
    open_part(ana, thea, "intentions")
    page = thea.get(reverse("care:client_print", args=[engagement.pk])).text
    assert f"Copy of {LENA}" in page
    assert "given by consent until" in page
    assert HOUSE in page


def test_the_pdf_is_marked_on_every_page(
    thea: CastMember, engagement: Engagement, ana: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_part(ana, thea, "intentions")
    drawn: list[tuple[str, str]] = []

    def draw(html: str, css: str) -> bytes:
        drawn.append((html, css))
        return b"%PDF-1.7"

    monkeypatch.setattr(pdf, "pdf", draw)
    answer = thea.get(reverse("care:client_pdf", args=[engagement.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    html, css = drawn[0]
    assert f"Copy of {LENA}" in html.partition("running")[2].partition("</div>")[0]
    assert "Not to be passed on" in html
    assert str(engagement.pk)[:8] in html
    assert "element(copy)" in css
    assert "position: running(copy)" in css


def test_a_pdf_that_was_drawn_while_something_was_closed_goes_to_nobody(
    thea: CastMember, engagement: Engagement, ana: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant, anas_eyes = open_part(ana, thea, "intentions"), ana.viewer

    def draw(html: str, css: str) -> bytes:
        assert HOUSE in html
        with viewing(anas_eyes):
            grants.close([grant])
        return b"%PDF-1.7"

    monkeypatch.setattr(pdf, "pdf", draw)
    answer = thea.get(reverse("care:client_pdf", args=[engagement.pk]))
    assert answer.status_code == 404
    assert b"%PDF" not in answer.content
    with viewing(ana.viewer):
        assert not Look.objects.exists()


def test_where_no_pdf_can_be_made_the_page_can_be_printed(
    thea: CastMember, engagement: Engagement, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: Any) -> bytes:
        raise pdf.PdfUnavailable

    monkeypatch.setattr(pdf, "pdf", refuse)
    page = thea.get(reverse("care:client_pdf", args=[engagement.pk]))
    assert page.redirect_chain[-1][0] == reverse("care:client_print", args=[engagement.pk])
    assert "You can print the page instead" in page.text


def test_the_style_of_the_paper_lies_where_it_is_read() -> None:
    assert "@page" in views_paper.PAPER.read_text(encoding="utf-8")


def test_the_page_is_marked_too_where_somebody_prints_it(
    thea: CastMember, engagement: Engagement, ana: CastMember
) -> None:
    open_part(ana, thea, "intentions")
    page = thea.get(reverse("care:client", args=[engagement.pk])).text
    assert f"Copy of {LENA}" in page.partition("only-paper")[2].partition("page-head")[0]
