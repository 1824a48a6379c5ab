"""A voice memo recorded in the browser and one sent as a file; letters, the board and your days, looked over everywhere."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.privacy.viewer import viewing
from our2souls.vision.models import PersonalMemo, SharedMemo
from tests.browser.conftest import Hand
from tests.browser.scene.vision import letters_notes_and_days
from tests.browser.scene.words import AWKWARD, Words, a_couple
from tests.browser.support.accessibility import look_over
from tests.browser.support.phones import Phone
from tests.cast import CastMember, a_person
from tests.factories.vision.media import a_recording

pytestmark = pytest.mark.browser


def at_the_form(hand: Hand, member: CastMember, **how: object) -> Phone:
    phone: Phone = hand(**how)
    phone.sign_in(member.client.cookies["session"].value)
    phone.open(reverse("vision:note_loose"))
    return phone


def test_a_memo_is_recorded_heard_discarded_recorded_again_and_kept(hand: Hand) -> None:
    ana, _ben = a_couple()
    phone = at_the_form(hand, ana, permissions=["microphone"])
    phone.press("Record one here")
    expect(phone.page.locator("meter")).to_be_visible()
    phone.page.wait_for_timeout(1300)
    phone.press("Stop")
    expect(phone.page.get_by_label("What you recorded")).to_be_visible()
    phone.sees("It is sent with the rest.")
    phone.press("Discard it")
    assert phone.field("A voice memo").input_value() == ""
    phone.press("Record one here")
    phone.page.wait_for_timeout(1300)
    phone.press("Stop")
    expect(phone.page.get_by_role("button", name="Discard it")).to_be_focused()
    phone.press("Save")
    phone.sees("A voice memo, 0:0")
    seconds = phone.page.evaluate("""async () => {
      const sound = document.querySelector(".memo-player audio");
      sound.preload = "metadata";
      sound.load();
      await new Promise((done, no) => { sound.onloadedmetadata = done; sound.onerror = () => no(sound.error.message); });
      return sound.duration;
    }""")
    assert 0.5 < seconds < 5
    with viewing(ana.viewer):
        assert PersonalMemo.objects.get().seconds in {1, 2, 3}


def test_a_recording_stays_when_the_form_comes_once_more(hand: Hand, tmp_path: Path) -> None:
    ana, _ben = a_couple()
    phone = at_the_form(hand, ana, permissions=["microphone"])
    phone.press("Record one here")
    phone.page.wait_for_timeout(1200)
    phone.press("Stop")
    expect(phone.page.get_by_label("What you recorded")).to_be_visible()
    (tmp_path / "no.jpg").write_bytes(b"nothing")
    phone.field("Photos").set_input_files(tmp_path / "no.jpg")
    with phone.guard.expecting(422):
        phone.press("Save")
        phone.sees("is no JPEG, PNG, WebP, HEIC, AVIF or GIF picture")
    expect(phone.page.get_by_label("What you recorded")).to_be_visible()
    phone.press("Save")
    phone.sees("A voice memo, 0:0")


def test_a_microphone_that_is_not_allowed_is_said_and_a_file_does(hand: Hand, tmp_path: Path) -> None:
    ana, _ben = a_couple()
    phone = at_the_form(hand, ana, permissions=[])
    assert phone.page.evaluate("document.querySelector('o2s-memo').stream") is None, "nothing is asked for beforehand"
    phone.press("Record one here")
    phone.sees("The microphone stayed off.")
    (tmp_path / "memo.wav").write_bytes(a_recording(2))
    phone.field("A voice memo").set_input_files(tmp_path / "memo.wav")
    expect(phone.page.get_by_label("What you recorded")).to_be_visible()
    phone.press("Save")
    phone.sees("A voice memo, 0:02")


def test_without_script_a_recording_is_sent_as_a_file_and_a_letter_sealed(hand: Hand, tmp_path: Path) -> None:
    ana, ben = a_couple()
    phone = at_the_form(hand, ana, script=False)
    (tmp_path / "memo.wav").write_bytes(a_recording(2))
    phone.field("A voice memo").set_input_files(tmp_path / "memo.wav")
    phone.pick("Yours and Ben")
    phone.press("Save")
    phone.sees("A voice memo, 0:02")
    with viewing(ben.viewer):
        assert SharedMemo.objects.get().seconds == 2
    phone.open(reverse("vision:letters"))
    phone.write("On the envelope", "For a hard week")
    phone.write("Opens on", "2090-01-01")
    phone.press("Begin writing")
    phone.write("Your letter", "Put the kettle on.")
    phone.press("Go on to sealing")
    phone.press("Seal it")
    phone.link("For a hard week", exact=False)
    phone.sees("until then nobody can read it, its writer included")
    phone.sees_not("Put the kettle on")


@pytest.mark.parametrize("awkward", [False, True], ids=["ordinary", "awkward"])
def test_pages_of_letters_notes_and_days_are_accessible(hand: Hand, awkward: bool) -> None:  # noqa: FBT001
    ana, ben = a_couple(awkward=awkward, language="es" if awkward else "en")
    addresses = letters_notes_and_days(ana, ben, AWKWARD if awkward else Words())
    phone = hand()
    phone.sign_in(ben.client.cookies["session"].value)
    found = []
    for what, path in addresses.items():
        response = phone.open(path)
        assert response.status == 200, f"{what}: {response.status} at {path}"
        found += look_over(phone.page, what, again=awkward)
    assert not found, "\n".join(found)


def test_somebody_alone_finds_empty_places_that_lead_on(hand: Hand) -> None:
    cleo = a_person("Cleo", hue="fern")
    phone = hand()
    phone.sign_in(cleo.client.cookies["session"].value)
    found = []
    for name in ("board", "letters", "letter_new", "note_loose"):
        assert phone.open(reverse(f"vision:{name}")).status == 200
        found += look_over(phone.page, name)
    assert not found, "\n".join(found)
