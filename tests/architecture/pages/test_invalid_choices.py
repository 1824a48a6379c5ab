"""What a form of choices or buttons cannot take is refused with 422, too: nothing is done quietly instead."""

import pytest

from tests.architecture import conftest
from tests.architecture.world.scene import Scene
from tests.permissions.table import TABLE

pytestmark = pytest.mark.host
"""What a form refuses is the same on every database."""

UNKNOWN = "nobody-offers-this"
CHOICES = [
    "checkins:check_in",
    "checkins:check_in_share",
    "checkins:respond",
    "delivery:snooze",
    "dreams:dream_offer_reply",
    "intentions:commitment_act",
    "readiness:alone",
    "readiness:start",
]
"""Addresses whose forms are choices alone, or could be sent with nothing else."""

WITHOUT = {"let-passed-go", "end", "take-up"}
"""Acts of a commitment that ask for nothing."""


@pytest.mark.parametrize("name", CHOICES)
def test_an_unknown_choice_answers_422(scene: Scene, name: str) -> None:
    tried = 0
    for case in (case for case in TABLE[name] if case.things.get("act") not in WITHOUT):
        for who, status in (case.post or {}).items():
            if who == "nobody" or status != 302 or not case.data:
                continue
            with conftest.undone():
                answer = scene.client(who).post(case.path(name, scene), dict.fromkeys(case.data, UNKNOWN))
            tried += 1
            assert answer.status_code == 422, f"{who} {case.things}: {answer.status_code}"
    assert tried
