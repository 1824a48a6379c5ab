"""What was found out, through HTTP: kept as typed, nothing fetched, links only where they are plain ones."""

import pytest
from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.intentions.research import actions as research_actions
from our2souls.intentions.research.models import ResearchItem
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
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


@pytest.mark.parametrize("address", GOOD)
def test_a_plain_web_address_is_a_link_without_a_referrer(
    ana: CastMember, ben: CastMember, home: Intention, address: str
) -> None:
    ana.post(
        url("intentions:research", home.pk), {"title": "Rents", "address": address, "finding": "Too high\nby half"}
    )
    page = ben.get(url("intentions:research", home.pk)).text
    assert f'<a href="{address}" rel="noreferrer noopener">' in page
    assert "Too high<br>by half" in page


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_is_no_plain_web_address_stays_text(
    ana: CastMember, ben: CastMember, home: Intention, address: str
) -> None:
    ana.post(url("intentions:research", home.pk), {"title": "Rents", "address": address})
    page = ben.get(url("intentions:research", home.pk)).text
    listed = page.split('class="row-sub address" dir="auto">')[1].split("</p>")[0]
    assert "<a" not in listed
    with viewing(ben.viewer):
        assert ResearchItem.objects.get().address == address.strip()


def test_research_is_listed_newest_first_in_pages_and_counted_on_the_intentions_page(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    with viewing(ana.viewer):
        for number in range(45):
            research_actions.add(home, title=f"No. {number:03}.")
    numbers: list[int] = []
    path = url("intentions:research", home.pk)
    while path:
        page = ben.get(path).text
        numbers += sorted((n for n in range(45) if f">No. {n:03}." in page), reverse=True)
        path = (
            url("intentions:research", home.pk) + "?before=" + page.split("?before=")[1].split('"')[0]
            if "?before=" in page
            else ""
        )
    assert numbers == list(reversed(range(45)))
    assert "45 things found out, the latest: No. 044." in ben.get(url("intentions:intention", home.pk)).text


def test_research_without_a_title_keeps_what_was_typed(ana: CastMember, home: Intention) -> None:
    page = ana.post(
        url("intentions:research", home.pk), {"title": "", "address": "kept place", "finding": "kept words"}
    )
    assert 'aria-invalid="true"' in page.text
    assert "kept place" in page.text
    assert "kept words" in page.text


def test_either_changes_research_and_what_it_said_before_stays_readable(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    ana.post(url("intentions:research", home.pk), {"title": "Rents", "finding": "High"})
    with viewing(ana.viewer):
        item = ResearchItem.objects.get()
    where = url("intentions:research_item", home.pk, item.pk)
    ben.post(where, {"title": "Rents", "finding": "Higher", "address": "Mira", "version": "1"})
    page = ana.post(where, {"title": "Rents here", "finding": "Hm", "version": "1"})
    for text in ("Higher", "Mira", "Rents here", "Hm"):
        assert text in page.text
    ana.post(where, {"title": "Rents here", "finding": "Hm", "address": "Mira", "version": "2"})
    page = ben.get(where)
    for text in ("High<", "Higher<", "Rents<"):
        assert text in squeezed(page.text)
    with viewing(ben.viewer):
        item = ResearchItem.objects.get()
        assert (item.address_by_id, item.finding_by_id) == (ben.id, ana.id)


def test_removed_research_is_gone_and_its_title_stands_in_the_history(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    ana.post(url("intentions:research", home.pk), {"title": "Rents"})
    with viewing(ana.viewer):
        item = ResearchItem.objects.get()
    ben.post(url("intentions:research_item_remove", home.pk, item.pk))
    assert "Rents" not in ana.get(url("intentions:research", home.pk)).text
    assert ana.get(url("intentions:research_item", home.pk, item.pk)).status_code == 404
    assert "Rents" in ana.get(url("intentions:intention_history", home.pk)).text
