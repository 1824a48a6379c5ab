"""What becomes of letters: taken back, changed on two devices, parted, erased; and what has to be there to seal one."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from our2souls.delivery import schedules
from our2souls.delivery.models import Schedule
from our2souls.people.couple_context import couple_context
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.vision import access as vision_access
from our2souls.vision import letters as vision_letters
from our2souls.vision.models import PersonalNote, SharedMemo, SharedNote, SharedPhoto
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember
from tests.factories.delivery import inbox_shows
from tests.factories.vision.letters import DAY, ENVELOPE, TODAY, WORDS, drafted, on, said, sealed
from tests.factories.vision.pages import a_photo, stored_files, url

pytestmark = pytest.mark.usefixtures("autumn")


def test_an_unread_letter_taken_back_is_erased_with_its_files_and_reminders(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        letter = sealed(ana)
    assert len(stored_files(store)) == 4
    assert ben.post(url("letter_delete", letter.pk)).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url("letter_delete", letter.pk))
    assert stored_files(store) == []
    assert not Schedule._base_manager.filter(about=letter.pk).exists()
    for member in (ana, ben):
        assert member.get(url("letter", letter.pk)).status_code == 404
        assert ENVELOPE not in member.get(url("letters")).text


@pytest.mark.parametrize("day", ["", "2026-11-01", "2026-10-31", "2127-01-01", "never"])
def test_a_letter_needs_a_day_that_is_still_to_come_and_keeps_what_was_typed(
    ana: CastMember, ben: CastMember, day: str
) -> None:
    page = ana.client.post(url("letter_new"), said(opens_on=day, seal="yes"), follow=True)
    if day:
        assert page.status_code == 422
    else:  # a draft may do without; sealing may not
        with viewing(ana.viewer):
            letter = PersonalNote.objects.get()
        page = ana.post(url("letter_seal", letter.pk), {"version": letter.version})
        assert "It isn’t ready yet" in page.text
    assert WORDS in page.text
    assert ENVELOPE in page.text
    with viewing(ana.viewer):
        assert not SharedNote.objects.exists()


def test_an_empty_letter_cannot_be_sealed(ana: CastMember, ben: CastMember) -> None:
    with viewing(ana.viewer):
        letter = vision_letters.draft(vision_letters.LetterData(ENVELOPE, "us", DAY))
    assert "It isn’t ready yet" in ana.post(url("letter_seal", letter.pk), {}).text


def test_the_day_of_a_letter_may_come_while_it_is_a_draft(ana: CastMember, ben: CastMember) -> None:
    letter = drafted(ana)
    with on(DAY):
        assert "It isn’t ready yet" in ana.post(url("letter_seal", letter.pk), {}).text


def test_a_draft_letter_written_on_two_devices_keeps_both_texts(ana: CastMember) -> None:
    letter = drafted(ana)
    with viewing(ana.viewer):
        version = PersonalNote.objects.get().version
    at = url("letter_edit", letter.pk)
    ana.post(at, said(version=version, text="From the phone"))
    page = ana.post(at, said(version=version, text="From the desk")).text
    assert "From the phone" in page
    assert "From the desk" in page
    page = ana.post(url("letter_seal", letter.pk), {"version": version}).text
    assert "changed on another device" in page
    with viewing(ana.viewer):
        assert not SharedNote.objects.exists()


def test_a_letter_sealed_twice_is_one_letter(ana: CastMember, ben: CastMember) -> None:
    letter = drafted(ana)
    with viewing(ana.viewer):
        vision_letters.seal(letter)
        with pytest.raises(notes_actions.EditConflict):
            vision_letters.seal(letter)
        assert SharedNote.objects.count() == 1
    assert ana.post(url("letter_seal", letter.pk), {}).status_code == 404


def test_a_letter_whose_sealing_fails_midway_stays_a_draft(
    ana: CastMember, ben: CastMember, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = drafted(ana)
    before = sorted(stored_files(store))

    def broken(*_args: Any) -> None:
        raise RuntimeError("half way")

    with monkeypatch.context() as patch, viewing(ana.viewer):
        patch.setattr(schedules, "schedule", broken)
        with pytest.raises(RuntimeError, match="half way"):
            vision_letters.seal(letter)
    assert set(before) <= set(stored_files(store))
    with viewing(ana.viewer):
        assert not SharedNote.objects.exists()
        assert PersonalNote.objects.get().text == WORDS


def test_somebody_alone_writes_letters_to_themselves(cleo: CastMember) -> None:
    page = cleo.get(url("letter_new")).text
    assert 'value="partner"' not in page
    assert 'value="us"' not in page
    assert cleo.client.post(url("letter_new"), said(to="us")).status_code == 422
    letter = sealed(cleo, "me")
    assert ENVELOPE in cleo.get(url("letters")).text
    with on(DAY):
        assert WORDS in cleo.get(url("letter", letter.pk)).text


def test_after_separation_shared_letters_are_closed_and_ones_own_stay(ana: CastMember, ben: CastMember) -> None:
    ours, mine, draft = sealed(ana), sealed(ana, "me"), drafted(ana, "partner")
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    for member in (ana, ben):
        assert member.get(url("letter", ours.pk)).status_code == 404
    assert {row.about for row in Schedule._base_manager.filter(owner_id=ana.id)} == {mine.pk}
    assert ana.get(url("letter", mine.pk)).status_code == 200
    assert "It isn’t ready yet" in ana.post(url("letter_seal", draft.pk), {}).text
    with on(DAY, 20):
        call_command("worker", "--once")
        assert inbox_shows(ana, mine.pk)
        assert WORDS in ana.get(url("letter", mine.pk)).text
        assert ana.get(url("letter", ours.pk)).status_code == 404


def test_erasing_its_writer_takes_a_sealed_letter_and_the_words_of_an_open_one(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        closed, opened = sealed(ana), sealed(ana, "us", TODAY + timedelta(days=2))
    with on(TODAY + timedelta(days=4)):
        assert WORDS in ben.get(url("letter", opened.pk)).text
        with django_capture_on_commit_callbacks(execute=True):
            personal_data_erasure.erase_person(ana.id)
        assert ben.get(url("letter", closed.pk)).status_code == 404
        page = ben.get(url("letter", opened.pk))
        assert page.status_code == 200
        assert WORDS not in page.text
        assert ENVELOPE not in page.text
        assert stored_files(store) == []
    assert not SharedPhoto._base_manager.exists()
    assert not SharedMemo._base_manager.exists()
    assert not Schedule._base_manager.filter(about=closed.pk).exists()


def test_a_sealed_letter_on_the_horizon_shows_no_words(
    ana: CastMember, ben: CastMember, django_assert_num_queries: Any
) -> None:
    ours, mine = sealed(ana), sealed(ana, "me", DAY + timedelta(days=1))
    eyes = ana.viewer
    with viewing(eyes), django_assert_num_queries(2):
        found = vision_letters.letters_to_open(eyes)
    assert [(each.id, each.opens_on, each.from_, each.to, each.sealed) for each in found] == [
        (ours.pk, DAY, ana.id, "us", True),
        (mine.pk, DAY + timedelta(days=1), ana.id, "me", True),
    ]
    assert ENVELOPE not in repr(found)
    with viewing(ben.viewer):
        assert [each.id for each in vision_letters.letters_to_open(ben.viewer)] == [ours.pk]
    with on(DAY), viewing(ben.viewer):
        assert [each.sealed for each in vision_letters.letters_to_open(couple_context(ben.person).viewer)] == [False]
    with on(DAY + timedelta(days=5)), viewing(ben.viewer):
        assert vision_letters.letters_to_open(ben.viewer) == []


def test_a_draft_letter_shows_its_photos_and_memo_to_its_writer_alone(ana: CastMember, ben: CastMember) -> None:
    photo = a_photo("a.png", "PNG")
    ana.post(url("letter_new"), said(photos=[photo]))
    with viewing(ana.viewer):
        letter = PersonalNote.objects.get()
        at = url("photo", letter.pk, vision_access.photos_of(letter)[0].pk, 480)
    assert at in ana.get(url("letter_edit", letter.pk)).text
    assert ana.get(at).status_code == 200
    assert ben.get(at).status_code == 404
    assert ben.post(url("draft_delete", letter.pk)).status_code == 404
    ana.post(url("draft_delete", letter.pk))
    with viewing(ana.viewer):
        assert not PersonalNote.objects.exists()
