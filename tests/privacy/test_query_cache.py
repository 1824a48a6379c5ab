"""A query written once gives each viewer exactly what the same query written for them would; in any order, and no more."""

import gc
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from our2souls.config import urls as config_urls
from our2souls.dreams.models import Dream
from our2souls.lib.clock import now
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import NoViewer, Viewer, viewing
from tests.architecture.world import Scene
from tests.permissions.cases import PEOPLE

TURNS = (*PEOPLE, *reversed(PEOPLE), "ana", "farid", "ben", "cleo")


def all_prepared() -> list[CachedQuery[Any]]:
    """Every one there is in the product (its modules are loaded by the addresses)."""
    assert config_urls.urlpatterns
    return [
        each
        for each in gc.get_objects()
        if type(each) is CachedQuery and each.build.__module__.startswith("our2souls.")
    ]


def values_for(prepared: CachedQuery[Any], person: UUID) -> dict[str, Any]:
    """Today's values for its names."""
    known: dict[type, Any] = {date: now().date(), datetime: datetime(2026, 1, 1, tzinfo=UTC), UUID: person}
    return {name: known[kind] for name, kind in prepared.types.items()}


def values_of(rows: list[Any]) -> list[dict[str, Any]]:
    """Everything a row came with: columns as they lie, and what was counted beside them."""
    return [{name: value for name, value in row.__dict__.items() if name != "_state"} for row in rows]


def test_a_cached_query_returns_each_viewer_their_own_rows(scene: Scene) -> None:
    found = all_prepared()
    assert found
    rows = 0
    for who in TURNS:
        viewer = scene.cast[who].viewer
        for prepared in found:
            values = values_for(prepared, viewer.person_id)
            with viewing(viewer):
                asked, written = values_of(prepared(**values)), values_of(list(prepared.build(**values)))
            assert asked == written, f"{prepared.build.__qualname__} gives {who} something else"
            rows += len(asked)
    assert rows > len(found), "the scene shows nothing here"


def test_a_cached_query_without_a_viewer_raises(db: None) -> None:
    for prepared in all_prepared():
        if prepared.seen:
            with pytest.raises(NoViewer):
                prepared(**values_for(prepared, UUID(int=1)))


def test_a_cached_query_that_does_not_ask_for_the_viewer_is_refused(scene: Scene) -> None:
    everybodys: CachedQuery[Dream] = CachedQuery(Dream._base_manager.all)
    with viewing(scene.ana.viewer), pytest.raises(ValueError, match="who is looking"):
        everybodys()


def test_a_cached_query_returns_nothing_of_a_couple_to_somebody_in_none(scene: Scene) -> None:
    shared: CachedQuery[Dream] = CachedQuery(Dream.shared_with_me.all)
    with viewing(scene.ben.viewer):
        assert shared()
    for half in (
        Viewer(scene.ben.id),
        Viewer(scene.ben.id, scene.named("both.couple")),
        Viewer(scene.ben.id, None, scene.ana.id),
    ):
        with viewing(half):
            assert shared() == []
