"""Notes through HTTP: seen and changed by whom they should be, on two devices, and erased with their writer."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from PIL import Image

from our2souls.privacy import unscoped
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.vision.media import images
from our2souls.vision.models import PersonalNote, PersonalPhoto, SharedNote, SharedPhoto
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.vision.pages import NOTE_TEXT, a_note, a_photo, stored_files, url


def test_both_see_a_note_on_an_intention_and_its_photo_at_three_sizes(ana: CastMember, ben: CastMember) -> None:
    note = a_note(ana, ben, a_photo())
    assert NOTE_TEXT in ben.get(reverse("intentions:intention", args=[note.about])).text
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    for size in images.SIZES:
        for member in (ana, ben):
            response = member.get(url("photo", note.pk, photo.pk, size))
            assert response["Content-Type"] == "image/webp"
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
            assert "no-store" in response["Cache-Control"]
            assert Image.open(io.BytesIO(response.content)).format == "WEBP"
    assert ana.get(url("photo", note.pk, photo.pk, 481)).status_code == 404


@pytest.mark.parametrize("other", ["cleo", "dora", "eli", "farid"])
def test_nobody_else_finds_note_or_photo(
    ana: CastMember, ben: CastMember, other: str, request: pytest.FixtureRequest
) -> None:
    note = a_note(ana, ben, a_photo())
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    member: CastMember = request.getfixturevalue(other)
    for path in (url("note", note.pk), url("note_edit", note.pk), url("photo", note.pk, photo.pk, 480)):
        assert member.get(path).status_code == 404
    for path in (url("notes_about", "intention", note.about), url("note_new", "intention", note.about)):
        assert member.get(path).status_code == 404
    assert member.post(url("note_remove", note.pk)).status_code == 404


def test_only_its_writer_changes_or_removes_a_note(ana: CastMember, ben: CastMember, store: Path) -> None:
    note = a_note(ana, ben, a_photo())
    assert ben.get(url("note_edit", note.pk)).status_code == 404
    assert ben.post(url("note_remove", note.pk)).status_code == 404
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    ana.post(url("note_edit", note.pk), {"text": "Other words", f"alt-{photo.pk}": "A window"})
    page = ben.get(url("note", note.pk)).text
    assert "Other words" in page
    assert 'alt="A window"' in page


def test_a_note_on_a_dream_is_its_owners_and_follows_the_dream(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana)
    ana.post(url("note_new", "dream", dream.pk), {"text": NOTE_TEXT, "photos": [a_photo()]})
    with viewing(ana.viewer):
        note, photo = PersonalNote.objects.get(), PersonalPhoto.objects.get()
    at = url("photo", note.pk, photo.pk, 480)
    assert ben.get(url("note", note.pk)).status_code == 404
    assert ben.get(at).status_code == 404
    ana.post(reverse("dreams:dream_share", args=[dream.pk]))
    assert NOTE_TEXT in ben.get(reverse("dreams:dream", args=[dream.pk])).text
    assert ben.get(at).status_code == 200
    assert ben.get(url("note_new", "dream", dream.pk)).status_code == 404
    ana.post(reverse("dreams:dream_unshare", args=[dream.pk]))
    assert ben.get(at).status_code == 404


def test_a_note_edited_on_two_devices_keeps_both_texts(ana: CastMember, ben: CastMember) -> None:
    note = a_note(ana, ben, a_photo())
    at = url("note_edit", note.pk)
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    ana.post(at, {"text": "From the phone", "version": note.version})
    page = ana.post(at, {"text": "From the desk", "version": note.version, f"alt-{photo.pk}": "A window"}).text
    assert "changed meanwhile" in page
    assert "From the phone" in page
    assert "From the desk" in page
    assert 'value="A window"' in page
    with viewing(ana.viewer):
        assert SharedNote.objects.get().text == "From the phone"
        version = SharedNote.objects.get().version
    assert f'name="version" value="{version}"' in page
    assert "From the desk" in ana.post(at, {"text": "From the desk", "version": version}).text


def test_a_note_needs_words_a_photo_or_a_memo_and_holds_twelve(ana: CastMember, ben: CastMember, store: Path) -> None:
    intention = an_intention(ana, ben)
    where = url("note_new", "intention", intention.pk)
    assert "Write a few words, or add a photo or a voice memo" in ana.post(where, {"text": " "}).text
    assert "up to 12 photos" in ana.post(where, {"photos": [a_photo() for _n in range(13)]}).text
    assert stored_files(store) == []


def test_erasing_a_person_takes_their_photos_and_words_and_leaves_the_others(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note = a_note(ana, ben, a_photo())
    ben.post(url("note_new", "intention", note.about), {"text": "Ben’s words", "photos": [a_photo()]})
    with django_capture_on_commit_callbacks(execute=True):
        personal_data_erasure.erase_person(ana.id)
    assert len(stored_files(store)) == len(images.SIZES)
    with viewing(ben.viewer):
        assert {each.text for each in SharedNote.objects.all()} == {"", "Ben’s words"}
        assert SharedPhoto.objects.count() == 1
    assert not unscoped.queryset(PersonalNote, "media.work").filter(owner_id=ana.id).exists()
