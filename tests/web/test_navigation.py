"""The tabs of the navigation: which are drawn, and which says that one is there."""

import re

import pytest
from django.test import RequestFactory
from django.urls import ResolverMatch, reverse

from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention
from tests.ui.rendering import drawn


def test_a_tab_of_an_unknown_page_is_not_drawn() -> None:
    assert drawn('{% load navigation %}{% tab "nowhere:at_all" "sun" "Nowhere" %}') == ""


@pytest.mark.parametrize(
    ("here", "marked"),
    [
        ("web:home", 'aria-current="page"'),
        ("web:else", 'aria-current="true"'),
        ("intentions:dreams", "nav-link"),
        ("", "nav-link"),
    ],
)
def test_a_tab_says_where_one_is(here: str, marked: str) -> None:
    request = RequestFactory().get("/")
    space, _, name = here.partition(":")
    if here:
        found = ResolverMatch(lambda: None, (), {}, url_name=name, app_names=[space], namespaces=[space])
        request.resolver_match = found
    shown = drawn('{% load navigation %}{% tab "web:home" "mark" "Today" section="web:, dreams:" %}', request=request)
    assert marked in shown
    assert ("aria-current" in shown) == ("aria" in marked)


def plus(member: CastMember, name: str, *args: object) -> tuple[str, str]:
    """Where the plus of the navigation leads on a page, and what it says."""
    page = member.get(reverse(name, args=args)).text
    link = re.search(r'<(?:a|button) class="nav-link nav-keep"(.*?)>(.*?)</(?:a|button)>', page, re.DOTALL)
    assert link is not None
    to = re.search(r'(?:href|popovertarget)="([^"]+)"', link[1])
    assert to is not None
    return to[1], re.sub(r"<[^>]+>", "", link[2]).strip()


def test_the_plus_adds_what_the_page_is_about(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    home = an_intention(ana, ben)
    for name, to, label in (
        ("intentions:fridge", reverse("intentions:fridge") + "#id_text", "Add a line"),
        ("vision:board", reverse("vision:note_loose"), "Add a vision note"),
        ("vision:letters", reverse("vision:letter_new"), "Write a letter"),
        ("milestones:milestones", reverse("milestones:milestone_new"), "Add a day"),
        ("web:home", "keep", "Add a dream"),
        ("story:horizon", "keep", "Add a dream"),
    ):
        assert plus(ana, name) == (to, label)
    assert 'id="id_text"' in ana.get(reverse("intentions:fridge")).text
    to = reverse("intentions:milestone_new", args=[home.pk])
    assert plus(ana, "intentions:intention", home.pk) == (to, "Add a step")
    assert ana.get(to).status_code == 200
    assert plus(cleo, "vision:letters") == (reverse("vision:letter_new"), "Write a letter")


def test_the_plus_of_an_intention_that_rests_adds_a_dream(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    with viewing(ana.viewer):
        intention_lifecycle.rest(home)
    assert plus(ana, "intentions:intention", home.pk) == ("keep", "Add a dream")


@pytest.mark.parametrize(
    "name", ["web:home", "intentions:dreams", "intentions:fridge", "people:us", "people:join", "checkins:check_in"]
)
def test_leave_quickly_is_among_the_first_three_stops_on_a_phone_and_beside_it(ana: CastMember, name: str) -> None:
    page = ana.get(reverse(name)).text
    leave = reverse("web:leave_quickly")
    side = re.search(r'<div class="nav-leave">.*?</div>', page, re.DOTALL)
    on_phone = page.replace(side[0], "") if side else page  # what stands at the side isn't there on a phone
    stops = re.findall(r"<(?:a|button)\b[^>]*>", on_phone)[:3]
    assert any(f'href="{leave}"' in each for each in stops), stops
    if side:
        wide = [each for each in re.findall(r"<(?:a|button)\b[^>]*>", page) if "only-phone" not in each]
        assert [leave in each for each in wide[:2]] == [False, True]
