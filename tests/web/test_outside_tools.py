"""What tools from outside found on the pages: compression, descriptions, hidden buttons, refused forms, empty pages."""

import gzip
import re

from django.test import Client
from django.urls import reverse

from our2souls.ui import static_bundle
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.markup import squeezed

PACKED = {"Accept-Encoding": "gzip"}


def test_pages_come_compressed(ana: CastMember, ben: CastMember) -> None:
    response = ana.client.get(reverse("web:home"), headers=PACKED)
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]
    assert b"</html>" in gzip.decompress(response.content)
    assert "Content-Encoding" not in ana.client.get(reverse("web:home")).headers


def test_small_responses_and_pictures_are_not_compressed(ana: CastMember, ben: CastMember) -> None:
    assert "Content-Encoding" not in ana.client.get(reverse("web:live"), headers=PACKED).headers
    picture = ana.client.get("/static/ui/img/icon-192.png", headers=PACKED)
    assert picture.status_code == 200
    picture.close()
    assert "Content-Encoding" not in picture.headers


def test_the_landing_page_has_a_description(nobody: Client) -> None:
    assert '<meta name="description" content="Our2Souls is' in squeezed(nobody.get("/").text)


def test_hidden_elements_are_hidden_by_the_style_bundle() -> None:
    assert "[hidden]{display:none !important}" in static_bundle.styles()


def test_a_refused_form_says_so_in_its_title_and_leads_to_the_field(ana: CastMember, ben: CastMember) -> None:
    at = reverse("dreams:dream_new")
    opened, refused = squeezed(ana.get(at).text), squeezed(ana.post(at, {"line": " "}).text)
    assert "<title>Please look again: " in refused
    assert "<title>Please look again: " not in opened
    field = re.compile(r'<(?:input|textarea)[^>]*name="line"[^>]*>')
    fields = [field.search(page.partition("<main")[2]) for page in (opened, refused)]
    assert ["autofocus" in found[0] for found in fields if found] == [False, True]


def test_the_empty_page_of_notes_on_a_partners_dream_says_so(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, share=True)
    page = ben.get(reverse("vision:notes_about", args=["dream", dream.pk])).text
    assert "Ana has added no photo and no words to it so far." in page


def test_no_css_selector_stands_twice_in_one_place() -> None:
    of_rooms = [file for room in static_bundle.ROOMS for file in static_bundle.room_files(room)]
    for family in [*static_bundle.style_files(), *of_rooms]:
        text = re.sub(r"/\*.*?\*/", "", family.read_text(encoding="utf-8"), flags=re.DOTALL)
        within: list[str] = []
        seen: set[tuple[str, ...]] = set()
        said = ""
        for letter in text:
            if letter == "{":
                within.append(" ".join(said.rsplit(";", maxsplit=1)[-1].split()))
                assert tuple(within) not in seen or within[-1].startswith("@"), f"{family}: {within}"
                seen.add(tuple(within))
            elif letter == "}":
                within.pop()
            said = "" if letter in "{}" else said + letter
