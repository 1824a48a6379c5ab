"""Voice memos on notes through HTTP: heard by whom they should be; bad files get a sentence and leave nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.vision.models import PersonalMemo, PersonalNote, SharedMemo, SharedNote
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.vision.pages import a_note, stored_files, url
from tests.vision.media.recordings import a_memo, bad_memos, recorded


def a_note_with_memo(
    by: CastMember, partner: CastMember, memo: SimpleUploadedFile | None = None, text: str = ""
) -> tuple[SharedNote, SharedMemo]:
    note = a_note(by, partner, memo=memo or a_memo(), text=text)
    with viewing(by.viewer):
        return note, SharedMemo.objects.get()


def test_both_hear_a_memo_on_an_intention(ana: CastMember, ben: CastMember, store: Path) -> None:
    note, memo = a_note_with_memo(ana, ben)
    page = ben.get(url("note", note.pk)).text
    assert url("memo", note.pk, memo.pk) in page
    assert "A voice memo, 0:02" in page
    for member in (ana, ben):
        response = member.get(url("memo", note.pk, memo.pk))
        assert response["Content-Type"] == "audio/mpeg"
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert len(response.content) == memo.size
    [stored] = stored_files(store)
    assert response.content[:100] not in stored.read_bytes()


@pytest.mark.parametrize("other", ["cleo", "dora", "eli", "farid"])
def test_nobody_else_hears_a_memo(ana: CastMember, ben: CastMember, other: str, request: pytest.FixtureRequest) -> None:
    note, memo = a_note_with_memo(ana, ben)
    member: CastMember = request.getfixturevalue(other)
    assert member.get(url("memo", note.pk, memo.pk)).status_code == 404


def test_a_memo_on_a_dream_is_heard_as_far_as_the_dream_is_shared(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana)
    ana.post(url("note_new", "dream", dream.pk), {"memo": a_memo()})
    with viewing(ana.viewer):
        at = url("memo", PersonalNote.objects.get().pk, PersonalMemo.objects.get().pk)
    assert ana.get(at).status_code == 200
    assert ben.get(at).status_code == 404
    ana.post(reverse("dreams:dream_share", args=[dream.pk]))
    assert ben.get(at).status_code == 200
    ana.post(reverse("dreams:dream_unshare", args=[dream.pk]))
    assert ben.get(at).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "begin", "length"),
    [
        ("bytes=0-99", 206, 0, 100),
        ("bytes=100-", 206, 100, None),
        ("bytes=-50", 206, None, 50),
        ("bytes=0-999999999", 206, 0, None),
        ("bytes=999999999-", 416, 0, 0),
        ("bytes=-", 200, 0, None),
        ("bytes=0-1,4-5", 200, 0, None),
        ("lines=1-2", 200, 0, None),
    ],
)
def test_a_player_may_ask_for_a_range_of_a_memo(
    ana: CastMember, ben: CastMember, asked: str, status: int, begin: int | None, length: int | None
) -> None:
    note, memo = a_note_with_memo(ana, ben)
    at = url("memo", note.pk, memo.pk)
    whole = ana.get(at).content
    response = ana.client.get(at, headers={"Range": asked})
    assert response.status_code == status
    assert response["Accept-Ranges"] == "bytes"
    assert "no-store" in response["Cache-Control"]
    start = len(whole) - (length or 0) if begin is None else begin
    end = len(whole) if length is None else start + length
    assert response.content == whole[start:end]
    if status == 206:
        assert response["Content-Range"] == f"bytes {start}-{end - 1}/{len(whole)}"


AT_A_GLANCE = ("empty", "page", "photo", "playlist", "concat", "large", "session", "strange")
"""What its first bytes or its size tell; the rest is found out when it is prepared."""


@pytest.mark.host
@pytest.mark.parametrize("kind", AT_A_GLANCE)
def test_a_bad_memo_gets_a_kind_sentence_and_leaves_nothing(
    ana: CastMember, ben: CastMember, store: Path, kind: str
) -> None:
    raw, sentence = bad_memos()[kind]
    intention = an_intention(ana, ben)
    page = ana.client.post(
        url("note_new", "intention", intention.pk), {"text": "What I said", "memo": a_memo("memo.webm", raw)}
    )
    assert page.status_code == 422
    assert sentence in page.text
    assert "memo.webm" in page.text
    assert "What I said" in page.text
    assert stored_files(store) == []
    with viewing(ana.viewer):
        assert not SharedNote.objects.exists()


@pytest.mark.host
@pytest.mark.parametrize("kind", [kind for kind in bad_memos() if kind not in AT_A_GLANCE])
def test_a_memo_that_cannot_be_prepared_is_told_to_its_writer_alone(
    ana: CastMember, ben: CastMember, store: Path, kind: str
) -> None:
    raw, sentence = bad_memos()[kind]
    note, memo = a_note_with_memo(ana, ben, a_memo("memo.webm", raw), text="What I said")
    page = ana.get(url("note", note.pk)).text
    assert sentence in page
    assert "memo.webm" in page
    assert "What I said" in page
    theirs = ben.get(url("note", note.pk)).text
    assert sentence not in theirs
    assert "memo.webm" not in theirs
    assert url("memo", note.pk, memo.pk) not in theirs
    assert ana.get(url("memo", note.pk, memo.pk)).status_code == 404
    assert stored_files(store) == []


def test_a_memo_of_a_note_can_be_replaced_and_removed(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note, memo = a_note_with_memo(ana, ben, text="So")
    at = url("note_edit", note.pk)
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(at, {"text": "So", "version": 1, "memo": a_memo(raw=recorded("ogg", 4.0))})
    with viewing(ana.viewer):
        other = SharedMemo.objects.get()
    assert (other.seconds, other.pk != memo.pk) == (4, True)
    assert len(stored_files(store)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(at, {"text": "So", "version": 2, f"out-{other.pk}": "on"})
    with viewing(ana.viewer):
        assert not SharedMemo.objects.exists()
    assert stored_files(store) == []


def test_removing_the_memo_of_a_note_without_words_is_refused(ana: CastMember, ben: CastMember) -> None:
    note, memo = a_note_with_memo(ana, ben)
    page = ana.post(url("note_edit", note.pk), {"text": "", "version": 1, f"out-{memo.pk}": "on"})
    assert "Write a few words" in page.text


def test_erasing_its_speaker_takes_the_memo(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note, memo = a_note_with_memo(ana, ben)
    with django_capture_on_commit_callbacks(execute=True):
        personal_data_erasure.erase_person(ana.id)
    assert stored_files(store) == []
    assert ben.get(url("memo", note.pk, memo.pk)).status_code == 404
