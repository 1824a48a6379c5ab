"""The files of notes: encrypted at rest, gone with what they hang on, swept when nothing holds them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.vision.media import encrypted_storage, images
from our2souls.vision.models import SharedPhoto
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention
from tests.factories.vision.pages import NOTE_TEXT, a_note, a_photo, stored_files, url


def test_files_at_rest_hold_no_picture_and_no_word(ana: CastMember, ben: CastMember, store: Path) -> None:
    a_note(ana, ben, a_photo())
    stored = stored_files(store)
    assert len(stored) == len(images.SIZES)
    for file in stored:
        raw = file.read_bytes()
        assert b"WEBP" not in raw
        assert b"RIFF" not in raw
        assert NOTE_TEXT.encode() not in raw


def test_removed_and_taken_out_photos_leave_no_file(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note = a_note(ana, ben, a_photo(), a_photo("two.png", "PNG"))
    with viewing(ana.viewer):
        first = SharedPhoto.objects.order_by("position").first()
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url("note_edit", note.pk), {"text": NOTE_TEXT, f"out-{first.pk}": "on"})
    assert len(stored_files(store)) == len(images.SIZES)
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url("note_remove", note.pk))
    assert stored_files(store) == []


def test_a_process_killed_between_file_and_row_leaves_nothing_to_see_and_the_sweep_tidies(
    ana: CastMember, ben: CastMember, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    intention = an_intention(ana, ben)

    def killed(*_args: Any, **_kwargs: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SharedPhoto, "save", killed)
        patch.setattr(encrypted_storage, "remove", lambda _row: None)  # a killed process tidies nothing
        with pytest.raises(KeyboardInterrupt):
            ana.post(url("note_new", "intention", intention.pk), {"photos": [a_photo()]})
    assert len(stored_files(store)) == 1
    call_command("worker", "--once")
    assert len(stored_files(store)) == 1, "a request may still be at it"
    with clock.moved(timedelta(days=2)):
        call_command("worker", "--once")
    assert stored_files(store) == []


def test_the_sweep_leaves_files_that_have_a_note(ana: CastMember, ben: CastMember, store: Path) -> None:
    a_note(ana, ben, a_photo())
    with clock.moved(timedelta(days=2)):
        assert encrypted_storage.sweep() == 0
    assert len(stored_files(store)) == len(images.SIZES)
