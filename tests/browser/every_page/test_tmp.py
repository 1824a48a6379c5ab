import pytest
from tests.browser.conftest import Hand
from tests.browser.every_page.pages import looked_over, signed_in
from tests.browser.scene.bridges import bridges
from tests.browser.scene.words import AWKWARD, Words, a_couple
pytestmark = pytest.mark.browser

@pytest.mark.parametrize("kind", ["ordinary", "awkward"])
def test_b(hand: Hand, kind: str) -> None:
    awkward = kind == "awkward"
    ana, ben = a_couple(awkward=awkward, language="es" if awkward else "en")
    pages = bridges(ana, ben, AWKWARD if awkward else Words())
    found = looked_over(signed_in(hand, ana), pages, again=awkward)
    assert not found, "\n".join(found)
