"""A year of the two: a page to print and a PDF, with what both see and nothing else."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from our2souls.intentions.core.lifecycle import actions as lifecycle
from our2souls.intentions.core.lifecycle import celebration
from our2souls.lib import pdf as lib_pdf
from our2souls.privacy.viewer import viewing
from our2souls.story.year import queries
from our2souls.story.year.queries import ON_PAPER
from our2souls.vision.media import encrypted_storage
from our2souls.vision.media.attachments import Attachments
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.factories.vision.media import a_picture
from tests.factories.vision.notes import a_note, a_note_about

YEAR, PDF = reverse("story:year", args=[2026]), reverse("story:year_pdf", args=[2026])


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to the maker of PDFs, instead of making one."""
    given: list[str] = []

    def pdf(html: str, css: str) -> bytes:
        given.append(html)
        assert ".year-chapter" in css
        return b"%PDF-1.7"

    monkeypatch.setattr(lib_pdf, "pdf", pdf)
    return given


def a_year(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben, "A year without the car")
    with viewing(ana.viewer):
        lifecycle.reach(home, on=date(2026, 5, 2))
        celebration.celebrate(home, "I was wrong about January")
    a_note_about(ben, "intention", home.pk, "The hill", pictures=[a_picture()])
    a_relationship_milestone(ana, "The day we moved", date(2026, 2, 3), words="Two keys")
    a_note(ben, "The sea", shared=True, attachments=Attachments([a_picture("blue")]))


def test_the_page_has_the_two_the_year_and_what_happened_in_chapters(ana: CastMember, ben: CastMember) -> None:
    a_year(ana, ben)
    page = ben.get(YEAR)
    chapters = [chapter.title for chapter in page.context["pages"].chapters]
    assert chapters == ["What we reached", "What we chose", "Our days", "How we pictured it"]
    for text in ("A year without the car", "I was wrong about January", "Two keys", "The sea", "Ana &amp; Ben"):
        assert text in " ".join(page.text.split())
    assert page.context["pages"].cover is not None


def test_nothing_of_one_alone_is_on_it(ana: CastMember, ben: CastMember, drawn: list[str]) -> None:
    a_year(ana, ben)
    a_dream(ana, "A lighthouse", share=True, horizon="this-year")
    a_note(ana, "Mine alone", attachments=Attachments([a_picture()]))
    for who in (ana, ben):
        who.get(PDF)
        for text in (who.get(YEAR).text, drawn[-1]):
            assert "A lighthouse" not in text
            assert "Mine alone" not in text


def test_another_year_has_its_own_things_and_an_empty_one_is_kind(ana: CastMember, ben: CastMember) -> None:
    a_year(ana, ben)
    page = ana.get(reverse("story:year", args=[2019])).text
    assert "Nothing of 2019 stands here yet" in page
    assert "Two keys" not in page
    assert ana.client.get(reverse("story:year", args=[2027])).status_code == 404


def test_the_pdf_holds_its_photos_and_asks_nobody(ana: CastMember, ben: CastMember, drawn: list[str]) -> None:
    a_year(ana, ben)
    response = ana.get(PDF)
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    assert 'filename="a-year-of-us-2026.pdf"' in response["Content-Disposition"]
    sources = re.findall(r'<img[^>]*src="([^"]*)"', drawn[-1])
    assert len(sources) == 2
    assert all(source.startswith("data:image/webp;base64,") for source in sources)
    assert "http" not in drawn[-1]


def test_a_photo_whose_file_is_gone_is_left_out(ana: CastMember, ben: CastMember, drawn: list[str]) -> None:
    a_year(ana, ben)
    assert len(ana.get(YEAR).context["pages"].chapters[0].moments[0].photos) == 1
    for photo in ana.get(YEAR).context["pages"].chapters[0].moments[0].photos:
        encrypted_storage.remove(photo)
    ana.get(PDF)
    assert drawn[-1].count("<img") == 1


@pytest.mark.host
def test_a_pdf_is_made_with_photos_in_it(ana: CastMember, ben: CastMember) -> None:
    a_year(ana, ben)
    content = ana.get(PDF).content
    assert content.startswith(b"%PDF")
    assert content.count(b"/Subtype /Image") + content.count(b"/Subtype/Image") >= 2


def test_paper_opens_what_it_holds_and_no_file(tmp_path: Path) -> None:
    """A photo that stands in the page is drawn, one in a file is not."""
    with_photo = "<img src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'>"
    (tmp_path / "x.gif").write_bytes(b"GIF89a")
    made = [lib_pdf.pdf(html, "") for html in (with_photo, f"<img src='{(tmp_path / 'x.gif').as_uri()}'>")]
    assert [b"/Image" in each and b"XObject" in each for each in made] == [True, False]


def test_the_page_says_so_where_no_pdf_can_be_made(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lib_pdf.sys, "executable", "/nowhere/python")
    page = ana.get(PDF)
    assert page.redirect_chain == [(YEAR, 302)]
    assert "You can print the page instead" in page.text


def test_many_pictures_are_spread_over_the_year(ana: CastMember, ben: CastMember) -> None:
    limit = ON_PAPER["note"]
    moments = [type("M", (), {"kind": "note", "number": number})() for number in range(3 * limit)]
    found = [each.number for each in queries._spread("note", moments)]  # type: ignore[attr-defined]
    assert len(found) == limit
    assert found == sorted(found)
    assert found[0] == 0
    assert found[-1] >= 3 * limit - 4
