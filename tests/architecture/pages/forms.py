"""The pages of the table that somebody may open, and every form on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from our2souls.web.submissions import unsent
from tests.architecture import conftest
from tests.architecture.world.scene import Scene
from tests.permissions.table import TABLE
from tests.web.forms import Form, forms_of

WORDS = "Nie ein Wort verlieren “qzx”"
OPENED_BY = ("ana", "ben", "cleo", "dora")


@dataclass(frozen=True, slots=True)
class Found:
    """A form on a page, and whose page it is."""

    who: str
    page: str
    form: Form

    @property
    def at(self) -> str:
        """Where it is sent."""
        return self.form.action or self.page

    @property
    def data(self) -> dict[str, str]:
        """All that it would say, with words in each field that takes them."""
        return self.form.values | {name: f"{WORDS} {name}" for name in self.form.typed}


def pages(scene: Scene, name: str) -> Iterator[tuple[str, str]]:
    """Who can open what at an address."""
    for case in TABLE[name]:
        for who in OPENED_BY:
            if case.get[who] == 200:
                yield who, case.path(name, scene)


def forms(scene: Scene, name: str) -> list[Found]:
    """Each form of an address once, by what it is sent to and what it asks."""
    found: dict[Any, Found] = {}
    for who, page in pages(scene, name):
        with conftest.undone():
            answer: Any = scene.client(who).get(page)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for form in forms_of(answer.text):
            each = Found(who, page, form)
            found.setdefault((each.at if not form.typed else "", tuple(sorted(form.values)), form.method), each)
    return list(found.values())


def is_left_out(found: Found) -> bool:
    """Whether nothing is typed in it, or something that must not be given back."""
    return not found.form.typed or found.form.has_secret or bool(unsent.SECRET & found.data.keys())


NAMES = [name for name in sorted(TABLE) if any(case.get[who] == 200 for case in TABLE[name] for who in OPENED_BY)]
