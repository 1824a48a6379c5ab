"""What a form cannot take is answered by its own page with 422, whichever form it is."""

import pytest

from our2souls.web.submissions import unsent
from tests.architecture import conftest
from tests.architecture.pages.forms import NAMES, forms
from tests.architecture.world.scene import Scene

pytestmark = pytest.mark.host
"""What a form refuses is the same on every database."""

TOO_LONG = "x" * 20_000
"""More than any field takes, and no number, day or address."""
CUT = {"caption", "alt"}
"""The words of a photo are cut, not refused: the words beside it would wait for it."""


@pytest.mark.parametrize("name", NAMES)
def test_a_form_that_is_refused_answers_422(scene: Scene, name: str) -> None:
    for each in forms(scene, name):
        typed = {field for field in each.form.typed if not CUT & set(field.split("-"))}
        if each.form.method != "post" or not typed or each.form.has_secret or unsent.SECRET & each.data.keys():
            continue
        if each.at.startswith("/account/"):  # allauth's own
            continue
        with conftest.undone():
            answer = scene.client(each.who).post(each.at, each.form.values | dict.fromkeys(typed, TOO_LONG))
        assert answer.status_code == 422, f"{each.page}: the form to {each.at} answers {answer.status_code}"
