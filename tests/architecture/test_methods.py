"""Every view of ours says which methods it takes, and answers any other with 405."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver

pytestmark = pytest.mark.host


def ours(patterns: list[Any]) -> Iterator[URLPattern]:
    """The addresses whose views we wrote."""
    for each in patterns:
        if not isinstance(each, URLPattern):
            yield from ours(each.url_patterns)
        elif each.callback.__module__.startswith("our2souls."):
            yield each


VIEWS = {f"{each.callback.__module__}.{each.name}": each.callback for each in ours(get_resolver().url_patterns)}


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_a_view_names_its_methods(name: str) -> None:
    answer = VIEWS[name](RequestFactory().generic("PURGE", "/"))
    assert answer.status_code == 405, "decorate it with require_safe, require_POST or require_http_methods"
    assert answer["Allow"]


def test_an_address_has_the_name_of_its_view() -> None:
    named = [(each.name, each.callback.__name__) for each in ours(get_resolver().url_patterns) if each.name]
    assert len(named) > 150
    assert [(name, view) for name, view in named if name != view] == []
