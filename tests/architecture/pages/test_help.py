"""Help for whoever is afraid is one tap away on every page, of the app and where something is missing or broken."""

from typing import Any

import pytest

from our2souls.web import error_pages
from tests.architecture import conftest
from tests.architecture.pages.answers import opened_by
from tests.architecture.world.scene import Scene
from tests.permissions.cases import CAST
from tests.permissions.table import TABLE

pytestmark = pytest.mark.host

LINK = 'href="/us/help"'
OPENABLE = [name for name in sorted(TABLE) if any(200 in case.get.values() for case in TABLE[name])]
WHERE_IT_LEADS = "people:help_now"


@pytest.mark.parametrize("name", OPENABLE)
def test_help_is_one_tap_away_on_every_page(scene: Scene, name: str) -> None:
    for case in TABLE[name]:
        for who in CAST:
            if case.get[who] != 200 or name == WHERE_IT_LEADS:
                continue
            opened = opened_by(scene, who, case.path(name, scene))
            if opened.page and "<body" in opened.text:
                assert LINK in opened.text, f"{opened.where} has no way to help"
            break


def test_help_is_one_tap_away_where_a_page_is_missing_or_locked(scene: Scene, rf: Any) -> None:
    with conftest.undone():
        for who in ("ana", "nobody"):
            assert LINK in scene.client(who).get("/nowhere/at/all").text
    request = rf.get("/anything")
    for handler in (error_pages.handler403, error_pages.handler404, error_pages.handler429, error_pages.handler500):
        assert LINK in handler(request).content.decode()
