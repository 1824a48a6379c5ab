"""No page asks the database more often because there is more in it; home at most ten times, others fifteen, but for `WIDE`."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from our2souls.privacy import keys
from tests.architecture import conftest
from tests.architecture.queries.routes import ROUTES, THERAPIST_ROUTES
from tests.architecture.world.many import couple_with
from tests.architecture.world.scene import Scene
from tests.permissions.cases import NAMELESS
from tests.permissions.cases import look as shows
from tests.permissions.table import TABLE

pytestmark = pytest.mark.host
"""How many questions a page asks is the same on every database."""

FEW, MANY = 3, 13
HOME, REPORT, ANY_PAGE = 10, 12, 15
BRIEF = {"care:client": 35, "care:client_print": 35, "care:client_pdf": 40}
"""A brief gathers what nine rooms hold; with all of it open it asks each of them, and the grants, never more for a longer past.

The PDF asks for the table once more after it was drawn, so that what was closed meanwhile leaves with nobody.
"""
TABLE_OF_TWO = {"care:engagement": 16}
"""What stands at the table, and how each part of what could be opened stands: the test, intentions and bridges are asked for it."""
WIDE = BRIEF | TABLE_OF_TWO
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
REPORTS = {f"readiness:{name}" for name in ("report_map", "report_page", "report_print", "area", "movement")}
OTHER_STATES = {
    "dreams:intention, being woven": ("intentions:intention", {"intention_id": "woven"}),
    "vision:notes_about, a dream": ("vision:notes_about", {"kind": "dream", "about": "a.dream"}),
}
PAGES = {name: (name, things) for name, things in (ROUTES | THERAPIST_ROUTES).items()} | OTHER_STATES


@pytest.fixture(scope="module")
def two_couples(staged: Scene) -> Iterator[tuple[Scene, Scene]]:
    """One couple with a few of everything, one with many; beside the scene, whose files and transaction they use."""
    with conftest.undone():
        yield couple_with(FEW, ("Greta", "Hugo")), couple_with(MANY, ("Ida", "Jon"))


@pytest.fixture(autouse=True)
def patient_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are loaded anew each minute, whatever a page asks: none runs out between warming up and counting."""
    monkeypatch.setattr(keys, "SECONDS_IN_MEMORY", 3_600)
    keys._memory.clear()


def queries(scene: Scene, who: str, name: str, things: dict[str, str]) -> list[str]:
    """What one answer asks of both databases, once all is warm."""
    client, path = scene.client(who), shows({}, **things).path(name, scene)
    assert client.get(path).status_code == 200, path
    with ExitStack() as stack:
        asked = [stack.enter_context(CaptureQueriesContext(connections[each])) for each in connections]
        client.get(path)
    return [query["sql"] for each in asked for query in each.captured_queries if not query["sql"].startswith(CONTROL)]


@pytest.mark.parametrize("place", PAGES)
def test_a_page_asks_no_more_when_there_is_more(two_couples: tuple[Scene, Scene], place: str) -> None:
    name, things = PAGES[place]
    few, many = two_couples
    for who in ("thea",) if name in THERAPIST_ROUTES else ("ana", "ben"):
        asked = queries(few, who, name, things), queries(many, who, name, things)
        told = "\n".join(sorted(asked[1]))
        assert len(asked[0]) == len(asked[1]), f"{place} grows for {who}, {len(asked[0])} to {len(asked[1])}:\n{told}"
        limit = HOME if name == "web:home" else REPORT if name in REPORTS else WIDE.get(name, ANY_PAGE)
        assert len(asked[1]) <= limit, f"{place} asks {len(asked[1])} times for {who}:\n{told}"


def test_every_page_of_the_matrix_stays_within_the_limit(scene: Scene) -> None:
    wrong = {}
    for name, cases in TABLE.items():
        for number, case in enumerate(cases):
            if case.get["ana"] == 200 and not name.startswith(NAMELESS):
                client, path = scene.client("ana"), case.path(name, scene)
                client.get(path)
                with CaptureQueriesContext(connections["default"]) as rows:
                    client.get(path)
                asked = [each["sql"] for each in rows.captured_queries if not each["sql"].startswith(CONTROL)]
                if len(asked) > WIDE.get(name, ANY_PAGE) and not name.startswith(("account_", "mfa_")):
                    wrong[f"{name}, case {number}"] = len(asked)
    assert not wrong
