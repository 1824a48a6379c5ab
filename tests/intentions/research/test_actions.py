"""What was found out, through HTTP: kept as typed, nothing fetched, links only where they are plain ones."""

import pytest
from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.intentions.research import actions as research_actions
from our2souls.intentions.research.models import ResearchItem
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions import an_intention
from tests.markup import squeezed

GOOD = [
    "https://example.org",
    "http://example.org/a?b=c#d",
    "HTTPS://sub.example.org:8443/ñ",
    "https://[2001:db8::1].org/x",
]
BAD = [
    "javascript:alert(1)",
    "JAVASCRIPT://example.org/%0aalert(1)",
    "data:text/html,<script>",
    "ftp://example.org/x",
    "//example.org",
    "example.org",
    "https://",
    "https://bank.example@evil.example/",
    "https://bank.example\\@evil.example/",
    "https://example.org/ x",
    'https://example.org/"onclick="x',
    "https://example.org/<b>",
    " https://example.org and more",
    "https://exa\nmple.org",
    "a book",
]


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@pytest.fixture
def home(ana: CastMember, ben: CastMember) -> Intention:
    return an_intention(ana, ben)


@pytest.mark.parametrize("address", GOOD)
def test_a_plain_web_address_is_a_link_that_tells_nothing(
    ana: CastMember, ben: CastMember, home: Intention, address: str
) -> None:
    ana.post(
        url("intentions:research", home.pk), {"title": "Rents", "address": address, "finding": "Too high\nby half"}
    )
    page = ben.get(url("intentions:research", home.pk)).text
    assert f'<a href="{address}" rel="noreferrer noopener">' in page
    assert "Too high<br>by half" in page


@pytest.mark.parametrize("address", BAD)
def test_anything_else_is_text(ana: CastMember, ben: CastMember, home: Intention, address: str) -> None:
    ana.post(url("intentions:research", home.pk), {"title": "Rents", "address": address})
    page = ben.get(url("intentions:research", home.pk)).text
    listed = page.split('class="row-sub address" dir="auto">')[1].split("</p>")[0]
    assert "<a" not in listed
    with viewing(ben.viewer):
        assert ResearchItem.objects.get().address == address.strip()


def test_newest_first_in_pages_and_shortly_on_the_intentions_page(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    with viewing(ana.viewer):
        for number in range(45):
            research_actions.add(home, title=f"No. {number:03}.")
    seen: list[int] = []
    path = url("intentions:research", home.pk)
    while path:
        page = ben.get(path).text
        seen += sorted((n for n in range(45) if f">No. {n:03}." in page), reverse=True)
        path = (
            url("intentions:research", home.pk) + "?before=" + page.split("?before=")[1].split('"')[0]
            if "?before=" in page
            else ""
        )
    assert seen == list(reversed(range(45)))
    assert "45 things found out, the latest: No. 044." in ben.get(url("intentions:intention", home.pk)).text


def test_a_title_is_needed_and_the_rest_stays_in_the_boxes(ana: CastMember, home: Intention) -> None:
    page = ana.post(
        url("intentions:research", home.pk), {"title": "", "address": "kept place", "finding": "kept words"}
    )
    assert 'aria-invalid="true"' in page.text
    assert "kept place" in page.text
    assert "kept words" in page.text


def test_either_changes_it_and_what_it_said_before_stays(ana: CastMember, ben: CastMember, home: Intention) -> None:
    ana.post(url("intentions:research", home.pk), {"title": "Rents", "finding": "High"})
    with viewing(ana.viewer):
        find = ResearchItem.objects.get()
    where = url("intentions:research_item", home.pk, find.pk)
    ben.post(where, {"title": "Rents", "finding": "Higher", "address": "Mira", "version": "1"})
    page = ana.post(where, {"title": "Rents here", "finding": "Hm", "version": "1"})
    for said in ("Higher", "Mira", "Rents here", "Hm"):
        assert said in page.text
    ana.post(where, {"title": "Rents here", "finding": "Hm", "address": "Mira", "version": "2"})
    page = ben.get(where)
    for said in ("High<", "Higher<", "Rents<"):
        assert said in squeezed(page.text)
    with viewing(ben.viewer):
        held = ResearchItem.objects.get()
        assert (held.address_by_id, held.finding_by_id) == (ben.id, ana.id)


def test_taken_out_it_is_gone_and_its_title_in_the_history(ana: CastMember, ben: CastMember, home: Intention) -> None:
    ana.post(url("intentions:research", home.pk), {"title": "Rents"})
    with viewing(ana.viewer):
        find = ResearchItem.objects.get()
    ben.post(url("intentions:research_item_remove", home.pk, find.pk))
    assert "Rents" not in ana.get(url("intentions:research", home.pk)).text
    assert ana.get(url("intentions:research_item", home.pk, find.pk)).status_code == 404
    assert "Rents" in ana.get(url("intentions:intention_history", home.pk)).text
