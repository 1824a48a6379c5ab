"""Photos seen large by keyboard, by a swipe and without script; chosen with their words; a memo played; a cover chosen."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect

from our2souls.privacy.viewer import viewing
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.models import SharedPhoto
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.scene.words import a_photo as a_picture
from tests.browser.support import acts
from tests.browser.support.accessibility import look_over
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention
from tests.factories.vision.media import a_sound
from tests.factories.vision.notes import a_note, a_note_about

pytestmark = pytest.mark.browser

CAPTION, ALT = "The third night", "A window with a plant before it"
NEW, NEWER = "Taken today", "A red door"


def signed_in(hand: Hand, member: CastMember, path: str, **how: object) -> Phone:
    phone: Phone = hand(**how)
    phone.sign_in(member.client.cookies["session"].value)
    phone.open(path)
    return phone


@pytest.fixture
def three(hand: Hand) -> Phone:
    """Ana's phone, at a note with three photos, the second with its words."""
    ana, _ben = a_couple()
    note = a_note(ana, shared=True, attachments=Attachments([a_picture(each) for each in ("teal", "red", "blue")]))
    with viewing(ana.viewer):
        second = SharedPhoto.objects.get(position=1)
        second.caption, second.alt = CAPTION, ALT
        second.save()
    return signed_in(hand, ana, reverse("vision:note", args=[note.pk]))


def shown(phone: Phone) -> Locator:
    """The one photo of the dialog that is looked at."""
    return phone.page.get_by_role("dialog").locator("figure:not([inert])")


def test_a_photo_opens_large_and_is_leafed_through_by_keyboard(three: Phone) -> None:
    keys, dialog = three.page.keyboard, three.page.get_by_role("dialog", name="Photos, large")
    link = three.page.locator("main a[data-photo]").nth(1)
    link.focus()
    keys.press("Enter")
    expect(dialog).to_be_visible()
    expect(three.page.get_by_role("button", name="Close", exact=True)).to_be_focused()
    expect(shown(three).get_by_role("img", name=ALT)).to_be_in_viewport()
    expect(shown(three).get_by_text(CAPTION)).to_be_visible()
    expect(dialog.get_by_role("status")).to_have_text(f"Photo 2 of 3. {ALT}")
    assert not look_over(three.page, "the dialog")
    for key, place in (
        ("ArrowRight", 3),
        ("ArrowRight", 3),
        ("Home", 1),
        ("ArrowLeft", 1),
        ("End", 3),
        ("ArrowLeft", 2),
    ):
        keys.press(key)
        expect(dialog.get_by_role("status")).to_contain_text(f"Photo {place} of 3.")
        expect(shown(three).get_by_role("img")).to_be_in_viewport(ratio=0.9)
    keys.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()


def test_buttons_lead_on_and_close(three: Phone) -> None:
    three.page.locator("main a[data-photo]").first.click()
    place = three.page.get_by_role("dialog").get_by_role("status")
    expect(three.page.get_by_role("button", name="The photo before")).to_have_attribute("aria-disabled", "true")
    three.press("The next photo")
    expect(place).to_contain_text("Photo 2 of 3.")
    three.press("The next photo")
    expect(place).to_contain_text("Photo 3 of 3.")
    three.press("The photo before")
    expect(place).to_contain_text("Photo 2 of 3.")
    three.press("Close")
    expect(three.page.get_by_role("dialog")).to_be_hidden()


def test_a_swipe_shows_the_next_one(three: Phone) -> None:
    three.page.locator("main a[data-photo]").first.click()
    place = three.page.get_by_role("dialog").get_by_role("status")
    expect(place).to_contain_text("Photo 1 of 3.")
    finger = three.context.new_cdp_session(three.page)
    for kind, places in (("touchStart", [320]), ("touchMove", range(310, 40, -20)), ("touchEnd", [None])):
        for x in places:
            points = [] if x is None else [{"x": x, "y": 400}]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(place).to_contain_text("Photo 2 of 3.")
    expect(shown(three).get_by_role("img", name=ALT)).to_be_in_viewport(ratio=0.9)


def test_without_script_a_photo_is_a_link_to_the_large_one(hand: Hand) -> None:
    ana, _ben = a_couple()
    note = a_note(ana, shared=True, attachments=Attachments([a_picture("teal")]))
    phone = signed_in(hand, ana, reverse("vision:note", args=[note.pk]), script=False)
    at = phone.page.locator("main a[data-photo]").get_attribute("href")
    assert at is not None
    assert at.endswith("/1920")
    assert phone.context.request.get(phone.origin + at).headers["content-type"] == "image/webp"
    expect(phone.page.locator("dialog")).to_have_count(0)


def test_photos_are_seen_before_they_are_sent_and_one_is_left_out(hand: Hand, tmp_path: Path) -> None:
    ana, _ben = a_couple()
    phone = signed_in(hand, ana, reverse("vision:note_loose"))
    for name in ("first.jpg", "second.jpg", "third.jpg"):
        (tmp_path / name).write_bytes(acts.a_photo())
    field, rows = phone.field("Photos"), phone.page.get_by_role("list", name="Photos you chose").get_by_role("listitem")
    field.set_input_files([tmp_path / "first.jpg", tmp_path / "second.jpg"])
    expect(rows).to_have_count(2)
    field.set_input_files(tmp_path / "third.jpg")
    expect(rows).to_have_count(3)
    expect(phone.page.get_by_text("Photos chosen: 3")).to_have_count(1)
    wide = "each => each.complete && each.naturalWidth > 0"
    expect(rows.nth(2).locator("img")).to_be_visible()
    phone.page.wait_for_function(f"() => [...document.querySelectorAll('.picked img')].every({wide})")
    assert not look_over(phone.page, "the form with photos")
    phone.press("Leave out first.jpg")
    expect(rows).to_have_count(2)
    expect(phone.page.get_by_role("button", name="Leave out second.jpg")).to_be_focused()
    rows.nth(1).get_by_label("A line below the photo").fill(NEW)
    rows.nth(1).get_by_label("What the photo shows").fill(NEWER)
    phone.press("Save")
    expect(phone.page.get_by_role("img", name=NEWER)).to_be_visible()
    expect(phone.page.locator("main figure")).to_have_count(2)
    phone.sees(NEW)


def test_chosen_photos_stay_when_the_form_comes_once_more(hand: Hand, tmp_path: Path) -> None:
    ana, _ben = a_couple()
    phone = signed_in(hand, ana, reverse("vision:note_loose"))
    (tmp_path / "good.jpg").write_bytes(acts.a_photo())
    (tmp_path / "bad.jpg").write_bytes(b"nothing")
    phone.field("Photos").set_input_files([tmp_path / "good.jpg", tmp_path / "bad.jpg"])
    phone.page.get_by_label("A line below the photo").first.fill(NEW)
    with phone.guard.expecting(422):
        phone.press("Save")
        phone.sees("is no JPEG, PNG, WebP, HEIC, AVIF or GIF picture")
    expect(phone.page.get_by_role("list", name="Photos you chose").get_by_role("listitem")).to_have_count(1)
    phone.press("Save")
    phone.sees(NEW)


def test_the_button_of_the_input_is_reached_and_seen_by_keyboard(hand: Hand) -> None:
    ana, _ben = a_couple()
    phone = signed_in(hand, ana, reverse("vision:note_loose"))
    phone.page.on("filechooser", lambda _chooser: None)  # from now on the browser tells of it: later could be too late
    phone.field("How it looks in your head").focus()
    phone.page.keyboard.press("Tab")
    expect(phone.field("Photos")).to_be_focused()
    assert phone.page.locator("label.picker").first.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    with phone.page.expect_file_chooser():
        phone.page.keyboard.press("Enter")


def test_a_memo_says_its_length_plays_and_is_sought_in(hand: Hand) -> None:
    ana, _ben = a_couple()
    note = a_note(ana, shared=True, attachments=Attachments([], a_sound()))
    phone = signed_in(hand, ana, reverse("vision:note", args=[note.pk]))
    player = phone.page.get_by_role("group", name="A voice memo")
    expect(player).to_contain_text("0:00 / 0:01")
    sound = phone.page.locator("o2s-player audio")
    assert sound.evaluate("each => each.networkState") in {0, 1}, "nothing of it is asked for before it is played"
    player.get_by_role("button", name="Play").click()
    expect(player.get_by_role("button", name="Play")).to_be_visible()
    phone.page.wait_for_function("() => document.querySelector('o2s-player audio').ended")
    at = player.get_by_role("slider", name="Where in the memo")
    at.evaluate("each => { each.value = 0.2; each.dispatchEvent(new Event('input')); }")
    phone.page.wait_for_function("() => Math.abs(document.querySelector('o2s-player audio').currentTime - 0.2) < 0.05")
    expect(at).to_have_attribute("aria-valuetext", "0:00 of 0:01")
    assert not look_over(phone.page, "a note with a memo")


def test_without_script_a_memo_has_the_browsers_controls(hand: Hand) -> None:
    ana, _ben = a_couple()
    note = a_note(ana, shared=True, attachments=Attachments([], a_sound()))
    phone = signed_in(hand, ana, reverse("vision:note", args=[note.pk]), script=False)
    expect(phone.page.locator("audio[controls]")).to_be_visible()
    expect(phone.page.locator(".player")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False], ids=["script", "without"])
def test_a_cover_is_chosen_seen_and_taken_off(hand: Hand, script: bool) -> None:  # noqa: FBT001
    ana, ben = a_couple()
    home = an_intention(ana, ben)
    for colour in ("teal", "red"):
        a_note_about(ana, "intention", home.pk, pictures=[a_picture(colour)])
    phone = signed_in(hand, ben, reverse("intentions:intention_cover", args=[home.pk]), script=script)
    assert not script or not look_over(phone.page, "choosing a cover")
    phone.page.get_by_role("radio").nth(1).check(force=True)
    phone.press("Use it as the cover")
    phone.heading("Our first home")
    expect(phone.page.locator("figure.cover img")).to_be_visible()
    assert not script or not look_over(phone.page, "an intention with a cover")
    phone.tab("Today")
    expect(phone.page.locator("img.intent-cover")).to_be_visible()
    phone.open(reverse("intentions:intention_cover", args=[home.pk]))
    phone.press("Take the cover photo off")
    phone.heading("Our first home")
    expect(phone.page.locator(".cover")).to_have_count(0)


def test_a_new_photo_becomes_the_cover_and_appears_once_it_is_prepared(hand: Hand, tmp_path: Path) -> None:
    ana, ben = a_couple()
    home = an_intention(ana, ben)
    phone = signed_in(hand, ana, reverse("intentions:intention_cover", args=[home.pk]))
    (tmp_path / "door.jpg").write_bytes(acts.a_photo())
    phone.field("Add a photo").set_input_files(tmp_path / "door.jpg")
    phone.page.get_by_label("A line below the photo").fill(NEW)
    phone.page.get_by_label("What the photo shows").fill(NEWER)
    phone.press("Use it as the cover")
    phone.heading("Our first home")
    expect(phone.page.locator("#cover").get_by_role("img", name=NEWER)).to_be_visible()
    phone.page.locator("#cover a").click()
    expect(shown(phone).get_by_text(NEW)).to_be_visible()
