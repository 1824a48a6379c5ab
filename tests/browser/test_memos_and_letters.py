"""A voice memo recorded in the browser and one sent as a file; letters, the board and your days, looked over everywhere."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.privacy.viewer import viewing
from our2souls.vision import access as vision_access
from our2souls.vision import letters as vision_letters
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.models import PersonalMemo, SharedMemo
from our2souls.vision.notes import actions as notes_actions
from our2souls.vision.notes import board
from tests.architecture.world import a_recording, a_sound
from tests.browser import scene
from tests.browser.conftest import Hand
from tests.browser.looking import look_over
from tests.browser.phones import Phone
from tests.cast import CastMember, a_person

pytestmark = pytest.mark.browser


def at_the_form(hand: Hand, member: CastMember, **how: object) -> Phone:
    phone: Phone = hand(**how)
    phone.sign_in(member.client.cookies["session"].value)
    phone.open(reverse("vision:note_loose"))
    return phone


def test_a_memo_is_recorded_heard_discarded_recorded_again_and_kept(hand: Hand) -> None:
    ana, _ben = scene.two()
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
    phone.press("Keep it")
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
    ana, _ben = scene.two()
    phone = at_the_form(hand, ana, permissions=["microphone"])
    phone.press("Record one here")
    phone.page.wait_for_timeout(1200)
    phone.press("Stop")
    expect(phone.page.get_by_label("What you recorded")).to_be_visible()
    (tmp_path / "no.jpg").write_bytes(b"nothing")
    phone.field("Photos").set_input_files(tmp_path / "no.jpg")
    with phone.guard.expecting(422):
        phone.press("Keep it")
        phone.sees("is no JPEG, PNG, WebP, HEIC, AVIF or GIF picture")
    expect(phone.page.get_by_label("What you recorded")).to_be_visible()
    phone.press("Keep it")
    phone.sees("A voice memo, 0:0")


def test_a_microphone_that_is_not_allowed_is_said_and_a_file_does(hand: Hand, tmp_path: Path) -> None:
    ana, _ben = scene.two()
    phone = at_the_form(hand, ana, permissions=[])
    assert phone.page.evaluate("document.querySelector('o2s-memo').stream") is None, "nothing is asked for beforehand"
    phone.press("Record one here")
    phone.sees("The microphone stayed off.")
    (tmp_path / "memo.wav").write_bytes(a_recording(2))
    phone.field("A voice memo").set_input_files(tmp_path / "memo.wav")
    expect(phone.page.get_by_label("What you recorded")).to_be_visible()
    phone.press("Keep it")
    phone.sees("A voice memo, 0:02")


def test_without_script_a_recording_is_sent_as_a_file_and_a_letter_sealed(hand: Hand, tmp_path: Path) -> None:
    ana, ben = scene.two()
    phone = at_the_form(hand, ana, script=False)
    (tmp_path / "memo.wav").write_bytes(a_recording(2))
    phone.field("A voice memo").set_input_files(tmp_path / "memo.wav")
    phone.pick("Yours and Ben")
    phone.press("Keep it")
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


def everything(ana: CastMember, ben: CastMember, words: scene.Words) -> dict[str, str]:
    """Letters in every state, notes with a memo, days: and where they are."""
    whole, day = Attachments([scene.a_photo("teal")], a_sound()), clock.now().date()
    found = {}
    for who in (ana, ben):
        with clock.frozen(clock.now() - timedelta(days=9)), viewing(who.viewer):
            soon = vision_letters.LetterData(
                words.name, vision_letters.US, day, f"# {words.short}\n\n{words.more}\n\n- {words.short}\n\n> So"
            )
            early = vision_letters.LetterData(words.dream, vision_letters.PARTNER, day - timedelta(days=3), words.more)
            found["letter"] = reverse("vision:letter", args=[vision_letters.seal(vision_letters.draft(soon, whole)).pk])
            vision_letters.seal(vision_letters.draft(early, whole))
        with viewing(who.viewer):
            far = day + timedelta(days=400)
            for to in (vision_letters.ME, vision_letters.PARTNER, vision_letters.US):
                sealed = vision_letters.seal(
                    vision_letters.draft(vision_letters.LetterData(words.theirs, to, far, words.more), whole)
                )
            note = notes_actions.create_standalone(
                shared=True, text=f"{words.more}\n\n1. *{words.short}*", attachments=whole
            )
            kept = [
                milestone_actions.create(
                    milestone_actions.MilestoneData(words.dream, day - timedelta(days=each), **more), remind=True
                )
                for each, more in ((730, {"yearly": True, "words": words.more}), (900, {"known": "month"}), (-90, {}))
            ]
    with viewing(ben.viewer):
        draft = vision_letters.draft(vision_letters.LetterData(words.name, vision_letters.US, far, words.more), whole)
        assert board.page(ben.viewer, board.BoardFilter()).shown
        assert vision_access.memo_of(note) is not None
    ours = {"day": kept[0], "day_edit": kept[0]}
    return found | {
        "sealed": reverse("vision:letter", args=[sealed.pk]),
        "note": reverse("vision:note", args=[note.pk]),
        "note_edit": reverse("vision:note_edit", args=[note.pk]),
        "letter_edit": reverse("vision:letter_edit", args=[draft.pk]),
        "letter_seal": reverse("vision:letter_seal", args=[draft.pk]),
        "letters": reverse("vision:letters"),
        "board": reverse("vision:board"),
        "days": reverse("milestones:milestones"),
        "day_new": reverse("milestones:milestone_new"),
        "day": reverse("milestones:milestone", args=[ours["day"].pk]),
        "day_edit": reverse("milestones:milestone_edit", args=[ours["day_edit"].pk]),
    }


@pytest.mark.parametrize("awkward", [False, True], ids=["ordinary", "awkward"])
def test_every_page_of_them_is_looked_over(hand: Hand, awkward: bool) -> None:  # noqa: FBT001
    ana, ben = scene.two(awkward=awkward, language="es" if awkward else "en")
    addresses = everything(ana, ben, scene.AWKWARD if awkward else scene.Words())
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
