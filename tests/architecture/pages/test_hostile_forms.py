"""Every form of every page, sent by somebody hostile: scripts in each field, and fields that no form of ours has."""

import re

import pytest
from django.urls import reverse

from tests.architecture import conftest
from tests.architecture.matrix.rows import Snapshot, snapshot, watched
from tests.architecture.pages.answers import Reading
from tests.architecture.pages.forms import NAMES, Found, forms
from tests.architecture.world.scene import Scene

pytestmark = pytest.mark.host
"""What a page makes of words is the same on every database; whose rows change is tried on both by the matrix."""

SCRIPT = '"><img src=x onerror=qzx()>{{7|add:7}}[go](javascript:q())'
"""Short enough for the title of a theme, which has sixty letters."""
ID, A_WORD = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}"), re.compile(r"[a-z_-]{1,20}")
PARTNER = {"ana": "ben", "ben": "ana", "dora": "eli"}
AFTER = ("web:home", "delivery:notices", "intentions:dreams", "vision:board")
"""Pages on which much of what two write stands."""


def foreign(scene: Scene) -> dict[str, object]:
    """What somebody might add to a form so that a row becomes another's, or they become another."""
    dora, farid = scene.dora.id, scene.farid.id
    couple = scene.dora.us.couple_id
    people = ("owner", "person", "user", "writer", "author", "accepted_by", "by", "done_by", "to", "partner")
    rows = {name: dora for each in people for name in (each, f"{each}_id")}
    return {
        **rows,
        **dict.fromkeys(("couple", "couple_id", "sitting", "sitting_id"), couple),
        **dict.fromkeys(("id", "pk", "row", "about"), farid),
        **dict.fromkeys(
            ("is_active", "is_staff", "is_superuser", "confirmed_at", "sealed_at", "left_at", "ended_at"), "1"
        ),
        "audience_level": "all",
        "level": "all",
        "state": "ready",
        "seal_name": "dream",
    }


def markup(text: str) -> list[str]:
    """What a page would do that its author did not write."""
    page = Reading(text)
    return [*page.inline, *(link for link in page.links if link.lower().lstrip().startswith("javascript:"))]


def act_of(found: Found) -> tuple[str, ...]:
    """What a form does and asks, to whichever thing: of those alike one is tried."""
    words = (f"{name}={value}" if A_WORD.fullmatch(value) else name for name, value in found.form.values.items())
    return (ID.sub("", found.at), found.who, *words)


@pytest.mark.parametrize("name", NAMES)
def test_no_form_runs_a_script_or_takes_a_field_that_it_has_not(scene: Scene, staged_rows: Snapshot, name: str) -> None:
    more, theirs = foreign(scene), {scene.dora.id, scene.eli.id, scene.farid.id, scene.dora.us.couple_id}
    with watched(staged_rows) as opening:
        found = list(forms(scene, name))
    before = snapshot() if opening.has_written else staged_rows
    tried = [each for each in found if each.form.method == "post" and not each.form.has_secret and each.who != "dora"]
    for each in {act_of(each): each for each in tried}.values():
        data = {field: value for field, value in more.items() if field not in each.form.values}
        with conftest.undone(), watched(before) as rows:
            client = scene.client(each.who)
            answer = client.post(each.at, data | each.form.values | dict.fromkeys(each.form.typed, SCRIPT), follow=True)
            assert answer.status_code < 500, f"{each.page}: the form to {each.at}"
            assert not rows.changed(theirs), f"{each.page}: the form to {each.at}"
            partner = scene.client(PARTNER.get(each.who, each.who))
            seen = [answer, *(partner.get(reverse(page)) for page in AFTER if rows.has_written)]
            for page in seen:
                if page.headers["Content-Type"].startswith("text/html"):
                    assert markup(page.text) == [], (
                        f"{each.page}: the form to {each.at}, then {page.request['PATH_INFO']}"
                    )
                    assert "14[go]" not in page.text
