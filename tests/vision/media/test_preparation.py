"""Photos and memos are prepared by a job: meanwhile the page says so; a job may be killed, lost, or done twice."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from our2souls.delivery.worker import jobs
from our2souls.lib import clock
from our2souls.vision.media import encrypted_storage, images, preparation
from tests.cast import CastMember
from tests.factories.vision.pages import NOTE_TEXT, a_note, a_photo, stored_files, the_photo, url
from tests.markup import squeezed
from tests.vision.media.recordings import a_memo


def test_a_note_says_that_its_photo_is_being_prepared_and_then_shows_it(
    ana: CastMember, ben: CastMember, store: Path
) -> None:
    note = a_note(ana, ben, a_photo(), memo=a_memo(), prepared=False)
    at = url("photo", note.pk, the_photo(ana).pk, 960)
    for member in (ana, ben):
        page = squeezed(member.get(url("note", note.pk)).text)
        assert "This photo is being prepared" in page
        assert "This voice memo is being prepared" in page
        assert '<noscript><meta http-equiv="refresh" content="4"></noscript>' in page
        assert "srcset" not in page
        assert member.get(at).status_code == 202
        assert "Being prepared" in member.get(reverse("vision:board")).text
    assert jobs.run() == 2
    for member in (ana, ben):
        page = member.get(url("note", note.pk)).text
        assert "being prepared" not in page
        assert "refresh" not in page
        assert "srcset" in page
        assert member.get(at).status_code == 200
    assert len(stored_files(store)) == len(images.SIZES) + 1, "what came is gone"


@pytest.mark.parametrize("other", ["cleo", "dora", "farid"])
def test_a_photo_being_prepared_is_not_found_by_anybody_else(
    ana: CastMember, ben: CastMember, other: str, request: pytest.FixtureRequest
) -> None:
    note = a_note(ana, ben, a_photo(), prepared=False)
    member: CastMember = request.getfixturevalue(other)
    assert member.client.get(url("photo", note.pk, the_photo(ana).pk, 960)).status_code == 404


def test_an_upload_is_encrypted_until_it_is_prepared(ana: CastMember, ben: CastMember, store: Path) -> None:
    a_note(ana, ben, a_photo(), prepared=False)
    (raw,) = stored_files(store)
    assert b"JFIF" not in raw.read_bytes()


def test_a_killed_preparation_is_given_back_and_done_again(
    ana: CastMember, ben: CastMember, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = a_note(ana, ben, a_photo(), prepared=False)
    row = DBTaskResult.objects.get()
    row.claim("a worker that dies")
    with monkeypatch.context() as patch:
        patch.setattr(preparation, "_settle", lambda *_args: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            preparation.prepare.func(*row.args_kwargs["args"])
    assert jobs.run() == 0
    assert jobs.sweep() == 0, "it may still be at it"
    with clock.moved(timedelta(minutes=5)):
        assert jobs.sweep() == 1
        assert jobs.run() == 1
    assert ana.get(url("photo", note.pk, the_photo(ana).pk, 480)).status_code == 200
    assert len(stored_files(store)) == len(images.SIZES)


def test_a_preparation_that_kills_its_worker_each_time_is_given_up(
    ana: CastMember, ben: CastMember, store: Path
) -> None:
    note = a_note(ana, ben, a_photo(), prepared=False)
    for _time in range(jobs.ATTEMPTS):
        for _try in range(jobs.ATTEMPTS):
            DBTaskResult.objects.ready().get().claim("a worker that dies")
            with clock.moved(timedelta(minutes=5)):
                jobs.sweep()
        assert DBTaskResult.objects.ready().count() == 0
        preparation.resume()
    assert preparation.resume() == 0
    assert "A photo couldn’t be read" in ana.get(url("note", note.pk)).text
    assert "A photo couldn’t be read" not in ben.get(url("note", note.pk)).text


def test_a_preparation_that_meets_a_full_disk_is_tried_again_and_logs_no_words(
    ana: CastMember, ben: CastMember, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = a_note(ana, ben, a_photo(), prepared=False)

    def full(*_args: Any) -> None:
        raise OSError(28, "No space left on device: Oak Lane")

    with monkeypatch.context() as patch:
        patch.setattr(encrypted_storage, "write", full)
        jobs.run()
    failed = DBTaskResult.objects.get()
    assert failed.status == "FAILED"
    assert "Oak Lane" not in failed.traceback
    assert preparation.resume() == 1
    jobs.run()
    assert ana.get(url("photo", note.pk, the_photo(ana).pk, 480)).status_code == 200


def test_a_note_removed_before_its_preparation_leaves_no_file(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note = a_note(ana, ben, a_photo(), prepared=False)
    with django_capture_on_commit_callbacks(execute=True):
        ana.client.post(url("note_remove", note.pk))
    jobs.run()
    assert stored_files(store) == []


def test_preparation_jobs_hold_ids_and_no_words(ana: CastMember, ben: CastMember) -> None:
    a_note(ana, ben, a_photo(), prepared=False)
    (said,) = DBTaskResult.objects.values_list("args_kwargs", flat=True)
    assert said == {"args": ["shared_photo", str(the_photo(ana).pk)], "kwargs": {}}


def test_a_letter_is_sealed_once_its_attachments_are_prepared(ana: CastMember, ben: CastMember) -> None:
    data = {
        "envelope": "To us",
        "to": "us",
        "opens_on": "2126-01-01",
        "text": NOTE_TEXT,
        "photos": [a_photo()],
        "seal": "1",
    }
    response = ana.client.post(reverse("vision:letter_new"), data)
    seal = response["Location"]
    assert "still being prepared" in ana.client.post(seal, {"version": "1"}, follow=True).text
    jobs.run()
    assert "Sealed." in ana.post(seal, {"version": "1"}).text


def test_a_loose_note_is_shared_once_its_attachments_are_prepared(ana: CastMember, ben: CastMember) -> None:
    response = ana.client.post(
        reverse("vision:note_loose"), {"text": NOTE_TEXT, "whose": "mine", "photos": [a_photo()]}
    )
    note_id = response["Location"].rstrip("/").rsplit("/", 1)[1]
    assert "still being prepared" in ana.client.post(url("note_share", note_id), follow=True).text
    jobs.run()
    assert "on both your boards" in ana.post(url("note_share", note_id)).text
