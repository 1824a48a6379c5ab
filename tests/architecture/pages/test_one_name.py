"""Every page of a couple with one name: wherever the name stands, something stands behind it that says whose it is."""

import re

import pytest

from our2souls.people.models import Person
from tests.architecture import conftest
from tests.architecture.pages.forms import pages
from tests.architecture.world.scene import Scene
from tests.permissions.table import TABLE

pytestmark = pytest.mark.host

NAME = "Quillabel"
TOGETHER = ("ana", "ben")
BARE = re.compile(rf"{NAME}(?! \((?:saffron|dusk)\))")
ALONE = re.compile(
    rf'Good (?:morning|afternoon|evening), {NAME}\b|value="{NAME}"|displayName&quot;: &quot;{NAME}&quot;'
)
"""Where one is spoken to alone, types the name, or names a key on one's own device."""

NAMES = [name for name in sorted(TABLE) if any(case.get[who] == 200 for case in TABLE[name] for who in TOGETHER)]


@pytest.mark.parametrize("name", NAMES)
def test_no_page_leaves_open_who_is_who(scene: Scene, name: str) -> None:
    with conftest.undone():
        Person.objects.filter(pk__in=[scene.cast[who].id for who in TOGETHER]).update(name=NAME, pronouns="")
        for who, path in pages(scene, name):
            if who not in TOGETHER:
                continue
            with conftest.undone():
                answer = scene.client(who).get(path)
            if answer.streaming or answer.headers["Content-Type"].partition("/")[0] == "image":
                continue
            text = ALONE.sub("", answer.content.decode(errors="replace"))
            found = BARE.search(text)
            assert found is None, f"{path} for {who}: …{text[max(0, found.start() - 120) : found.end() + 60]}…"
