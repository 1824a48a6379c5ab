"""Photos from a phone: a bar while they travel, a clear sentence for each that is none, and nothing typed is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Hand
from tests.browser.scene.everything import first_home
from tests.browser.scene.words import Words, a_couple
from tests.browser.support import acts
from tests.browser.support.phones import Phone

pytestmark = pytest.mark.browser

WORDS = "The light at six in the evening."


@pytest.fixture
def form(hand: Hand) -> Phone:
    """Ana's phone, at the form of a new note on their first home; what she typed stands there."""
    ana, ben = a_couple()
    addresses = first_home(ana, ben, Words())
    phone = hand()
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(addresses["intentions:intention"])
    phone.link("Add a vision note", within=".topbar")
    phone.write("How it looks in your head", WORDS)
    return phone


type Give = Callable[[Phone, str, bytes], None]


@pytest.fixture
def give(tmp_path: Path) -> Give:
    """Choose a file of the phone's, and send the form."""

    def chosen(phone: Phone, name: str, content: bytes) -> None:
        (tmp_path / name).write_bytes(content)
        phone.field("Photos").set_input_files(tmp_path / name)
        phone.press("Save")

    return chosen


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("disguised.jpg", b"<p>nothing else</p>", "is no JPEG, PNG, WebP, HEIC, AVIF or GIF picture"),
        ("huge.jpg", b"\xff\xd8" + bytes(40 * 1024 * 1024), "is larger than 20 MB"),
    ],
    ids=["disguised", "40 MB"],
)
def test_a_file_that_is_no_photo_gets_its_sentence(
    form: Phone, give: Give, name: str, content: bytes, sentence: str
) -> None:
    with form.guard.expecting(422):
        give(form, name, content)
        form.sees(sentence)
    expect(form.field("Photos")).to_be_focused()
    assert form.field("How it looks in your head").input_value() == WORDS
    give(form, "good.jpg", acts.a_photo())
    form.heading("A vision note")
    form.sees(WORDS)


def test_a_photo_that_ends_too_early_is_said_on_the_note_and_the_words_stay(form: Phone, give: Give) -> None:
    give(form, "half.jpg", acts.a_photo()[:9000])
    form.sees(WORDS)
    form.page.locator("article", has_text=WORDS).get_by_role("link").last.click()
    form.sees("is damaged or incomplete")
    form.sees(WORDS)


def test_the_way_back_after_sending_is_the_page_before(form: Phone, give: Give) -> None:
    give(form, "good.jpg", acts.a_photo())
    form.sees(WORDS)
    form.page.go_back()
    expect(form.field("How it looks in your head")).to_be_visible()
    assert form.page.url.endswith("/new")


def test_a_network_that_breaks_leaves_the_words_where_they_are(form: Phone, give: Give) -> None:
    def breaks(route: Route) -> None:
        route.abort("connectionreset") if route.request.method == "POST" else route.fallback()

    form.page.route("**/new", breaks)
    with form.guard.expecting("ERR_CONNECTION_RESET"):
        give(form, "good.jpg", acts.a_photo())
        form.sees("This didn’t arrive.")
    assert form.field("How it looks in your head").input_value() == WORDS
    form.page.unroute("**/new")
    form.press("Save")
    form.sees(WORDS, within="main p")
