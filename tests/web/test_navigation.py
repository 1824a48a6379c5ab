"""The tabs of the navigation: which are drawn, and which says that one is there."""

import pytest
from django.test import RequestFactory
from django.urls import ResolverMatch

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
