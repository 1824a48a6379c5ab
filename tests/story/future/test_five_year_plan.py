"""The five-year plan: what is on it, for whom, on a page and as a PDF."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from our2souls.intentions.core import weaving
from our2souls.lib import pdf as lib_pdf
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import a_milestone, an_entry, an_intention

PLAN, PDF = reverse("story:five_year_plan"), reverse("story:five_year_plan_pdf")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to the maker of PDFs, instead of making one."""
    given: list[str] = []

    def pdf(html: str, css: str) -> bytes:
        given.append(html)
        assert ".plan-part" in css
        return b"%PDF-1.7"

    monkeypatch.setattr(lib_pdf, "pdf", pdf)
    return given


def test_the_plan_holds_what_both_chose_for_these_years_with_whys_and_open_milestones(
    ana: CastMember, ben: CastMember
) -> None:
    home = an_intention(ana, ben, "A home")
    for who, why in ((ana, "A fig tree"), (ben, "A room for the cello")):
        with viewing(who.viewer):
            weaving.write_why(home, why=why)
    an_entry(ana, home, "20000")
    a_milestone(ana, home, "Adviser", keeper_id=ben.id, due_on=date(2027, 3, 1))
    ana.post(reverse("intentions:milestone_act", args=[home.pk, a_milestone(ana, home, "Was done").pk, "done"]))
    an_intention(ana, ben, "Only proposed", chosen=False)
    far = an_intention(ana, ben, "Far away")
    ana.post(reverse("story:horizon_move", args=["intention", far.pk]), {"horizon": "10-years"})
    page = ben.get(PLAN).text
    for text in ("A home", "A fig tree", "A room for the cello", "€20,000 of €60,000", "Adviser", "March 2027"):
        assert text in page
    for text in ("Was done", "Only proposed", "Far away"):
        assert text not in page


def test_dreams_are_in_the_plan_only_when_asked_for(ana: CastMember, ben: CastMember, drawn: list[str]) -> None:
    a_dream(ana, "Kept by Ana", horizon="1-year")
    a_dream(ben, "Shared by Ben", horizon="this-year", share=True)
    a_dream(ben, "Kept by Ben", horizon="this-year")
    wanted = {"": set(), "mine=on": {"Kept by Ana"}, "theirs=on": {"Shared by Ben"}}
    wanted["mine=on&theirs=on"] = {"Kept by Ana", "Shared by Ben"}
    for query, shown in wanted.items():
        ana.get(f"{PDF}?{query}")
        for text in (ana.get(f"{PLAN}?{query}").text, drawn[-1]):
            assert {line for line in ("Kept by Ana", "Shared by Ben", "Kept by Ben") if line in text} == shown


def test_the_plan_is_downloaded_as_a_pdf_that_nobody_stores(ana: CastMember, ben: CastMember) -> None:
    an_intention(ana, ben, "Un hogar con <puertas> & ventanas")
    response = ana.get(PDF)
    assert response["Content-Type"] == "application/pdf"
    assert "attachment" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    assert response.content.startswith(b"%PDF")


def test_the_page_of_the_plan_says_that_a_pdf_takes_seconds(ana: CastMember, ben: CastMember) -> None:
    an_intention(ana, ben)
    page = ana.get(f"{PLAN}?mine=on").text
    assert f'href="{PDF}?mine=on"' in page
    assert "Making it takes a few seconds." in page
    assert 'data-making="The PDF is being made. It takes a few seconds."' in page


def test_the_plan_says_so_where_no_pdf_can_be_made(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lib_pdf.sys, "executable", "/nowhere/python")
    page = ana.get(PDF)
    assert page.redirect_chain == [(PLAN, 302)]
    assert "You can print the page instead" in page.text


def test_a_pdf_opens_no_file_and_no_address(tmp_path: Path) -> None:
    """A style in a file that would part the paragraphs onto pages of their own is not read."""
    style = tmp_path / "style.css"
    style.write_text("p { break-before: page }")
    words = "<p>x</p>" * 30
    parted = len(lib_pdf.pdf(words, style.read_text()))
    asked = f"<link rel=stylesheet href='{style.as_uri()}'><link rel=stylesheet href='http://127.0.0.1:1/x.css'>{words}"
    assert len(lib_pdf.pdf(asked, "")) < parted / 2


def test_alone_the_plan_is_empty_and_kind(cleo: CastMember) -> None:
    assert "Nothing yet stands between this year and five years on." in cleo.get(PLAN).text
