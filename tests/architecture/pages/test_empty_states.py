"""Every page with nothing on it yet says what it is for and has where to begin: for one alone, and for two who have just begun."""

import re
from typing import Any

import pytest
from django.urls import NoReverseMatch, reverse

from our2souls.intentions.core import choosing, weaving
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, a_person, pair
from tests.permissions.cases import NAMELESS
from tests.permissions.table import TABLE

pytestmark = pytest.mark.host

NOTHING_TO_BEGIN = {
    "delivery:partner_events": "a list of sentences, complete from the start",
    "intentions:intention_history": "what both did: begun with the intention",
    "people:who_sees": "says what is; begun elsewhere",
    "readiness:about": "a text",
    "people:help_now": "a text",
    "web:landing": "for whoever is not signed in",
    "web:privacy": "a text",
    "web:offline": "for a device without a line",
    "people:devices": "the device one looks with is always on it",
    "people:us": "the way to everything",
    "people:past": "what has ended, where something has",
}
"""Pages on which nothing begins, each with the reason."""
ACCOUNT = ("account_", "mfa_", "usersessions_", "set_language")
OF_AN_INTENTION = [
    "intention", "intention_history", "revisits", "common_ground", "measure", "entries", "entries_import", "budget",
    "research", "intention_commitments", "milestones_order", "intention_why", "intention_cover",
]  # fmt: skip
PLACE = re.compile(r"<main.*?</main>", re.DOTALL)
BEGINS = re.compile(r'<form\b|<a class="(?:btn|due|row|waiting|more)\b[^"]*"')
BACK_TO_NOTHING = re.compile(r'<form[^>]*action="(?:/account/logout/|/us/help)"')


def _pages() -> list[str]:
    names = []
    for name in sorted(TABLE):
        if not name.startswith((*ACCOUNT, NAMELESS)) and any(200 in case.get.values() for case in TABLE[name]):
            try:
                reverse(name)
            except NoReverseMatch:
                continue
            names.append(name)
    return names


@pytest.fixture
def fresh(db: None) -> tuple[CastMember, CastMember]:
    """Two who have just begun, with nothing; and one alone."""
    gil, hal, ida = a_person("Gil", hue="tide"), a_person("Hal", hue="moss"), a_person("Ida", hue="fern")
    pair(gil, hal)
    return gil, ida


def begins(page: Any) -> bool:
    """Whether an answer that is a page says something and has where to begin; anything else has nothing to say."""
    main = PLACE.search(page.text) if page["Content-Type"].startswith("text/html") else None
    if page.status_code != 200 or main is None:
        return True
    words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", main[0], flags=re.DOTALL)
    return bool(BEGINS.search(BACK_TO_NOTHING.sub("", main[0]))) and len(words.split()) > 8


@pytest.mark.parametrize("name", [name for name in _pages() if name not in NOTHING_TO_BEGIN])
def test_an_empty_page_has_where_to_begin(fresh: tuple[CastMember, CastMember], name: str) -> None:
    for member in fresh:
        assert begins(member.client.get(reverse(name))), f"{name} for {member.name} is a dead end"


@pytest.mark.parametrize("name", OF_AN_INTENTION)
def test_an_empty_page_of_an_intention_has_where_to_begin(fresh: tuple[CastMember, CastMember], name: str) -> None:
    gil, _alone = fresh
    with viewing(gil.viewer):
        intention = weaving.weave(name="Our home")
        choosing.choose(intention)
    page = gil.get(reverse(f"intentions:{name}", args=[intention.pk]))
    assert f"intentions:{name}" in NOTHING_TO_BEGIN or begins(page), f"{name} is a dead end"


def test_what_is_said_to_need_no_beginning_is_a_page() -> None:
    assert set(NOTHING_TO_BEGIN) <= set(TABLE)


@pytest.mark.parametrize(
    "main", ["<main><h1>Letters</h1><p>Nothing yet.</p></main>", "<main><a class='btn'>Go</a></main>"]
)
def test_a_page_that_only_says_nothing_yet_is_a_dead_end(main: str) -> None:
    class Page:
        text, status_code = main, 200

        def __getitem__(self, _header: str) -> str:
            return "text/html"

    assert not begins(Page())
