"""Vision notes through HTTP: kept encrypted, upright and bare, seen by whom they should be; bad files leave nothing."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from our2souls.lib import clock
from our2souls.privacy import unscoped
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.vision.media import encrypted_storage, images, upload_handler
from our2souls.vision.models import PersonalNote, PersonalPhoto, SharedNote, SharedPhoto
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions import an_intention
from tests.vision.conftest import files

WORDS = "Morning light, wherever we end up"
PLACE = 0x8825  # the EXIF pointer to where a photo was taken
ORIENTATION = 0x0112


def a_photo(
    name: str = "us.jpg", kind: str = "JPEG", size: tuple[int, int] = (80, 40), **more: Any
) -> SimpleUploadedFile:
    """A photo: left half red, right half blue."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


def url(name: str, *args: object) -> str:
    return reverse(f"vision:{name}", args=args)


def kept_on_intention(
    by: CastMember, partner: CastMember, *photos: SimpleUploadedFile, text: str = WORDS
) -> SharedNote:
    intention = an_intention(by, partner)
    page = by.post(url("note_new", "intention", intention.pk), {"text": text, "photos": list(photos)})
    assert page.status_code == 200, page.text
    with viewing(by.viewer):
        return SharedNote.objects.get()


def test_both_see_a_note_on_an_intention_and_its_photo_at_three_sizes(ana: CastMember, ben: CastMember) -> None:
    note = kept_on_intention(ana, ben, a_photo())
    assert WORDS in ben.get(reverse("intentions:intention", args=[note.about])).text
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    for size in images.SIZES:
        for member in (ana, ben):
            answer = member.get(url("photo", note.pk, photo.pk, size))
            assert answer["Content-Type"] == "image/webp"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
            assert "no-store" in answer["Cache-Control"]
            assert Image.open(io.BytesIO(answer.content)).format == "WEBP"
    assert ana.get(url("photo", note.pk, photo.pk, 481)).status_code == 404


@pytest.mark.parametrize("other", ["cleo", "dora", "eli", "farid"])
def test_nobody_else_finds_note_or_photo(
    ana: CastMember, ben: CastMember, other: str, request: pytest.FixtureRequest
) -> None:
    note = kept_on_intention(ana, ben, a_photo())
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    member: CastMember = request.getfixturevalue(other)
    for path in (url("note", note.pk), url("note_edit", note.pk), url("photo", note.pk, photo.pk, 480)):
        assert member.get(path).status_code == 404
    for path in (url("notes_about", "intention", note.about), url("note_new", "intention", note.about)):
        assert member.get(path).status_code == 404
    assert member.post(url("note_remove", note.pk)).status_code == 404


def test_only_its_writer_changes_or_removes_a_note(ana: CastMember, ben: CastMember, store: Path) -> None:
    note = kept_on_intention(ana, ben, a_photo())
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
    ana.post(url("note_new", "dream", dream.pk), {"text": WORDS, "photos": [a_photo()]})
    with viewing(ana.viewer):
        note, photo = PersonalNote.objects.get(), PersonalPhoto.objects.get()
    at = url("photo", note.pk, photo.pk, 480)
    assert ben.get(url("note", note.pk)).status_code == 404
    assert ben.get(at).status_code == 404
    ana.post(reverse("dreams:dream_share", args=[dream.pk]))
    assert WORDS in ben.get(reverse("dreams:dream", args=[dream.pk])).text
    assert ben.get(at).status_code == 200
    assert ben.get(url("note_new", "dream", dream.pk)).status_code == 404
    ana.post(reverse("dreams:dream_unshare", args=[dream.pk]))
    assert ben.get(at).status_code == 404


def test_at_rest_there_is_no_picture_and_no_word(ana: CastMember, ben: CastMember, store: Path) -> None:
    kept_on_intention(ana, ben, a_photo())
    stored = files(store)
    assert len(stored) == len(images.SIZES)
    for file in stored:
        raw = file.read_bytes()
        assert b"WEBP" not in raw
        assert b"RIFF" not in raw
        assert WORDS.encode() not in raw


def test_a_photo_is_turned_upright_and_loses_everything_but_its_pixels(ana: CastMember, ben: CastMember) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010E] = "Taken at home, 12 Oak Lane"
    exif.get_ifd(PLACE)[2] = (52.0, 31.0, 12.0)
    note = kept_on_intention(ana, ben, a_photo(exif=exif, comment=b"12 Oak Lane"))
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    content = ana.get(url("photo", note.pk, photo.pk, 480)).content
    seen = Image.open(io.BytesIO(content))
    assert seen.size == (40, 80)
    assert seen.convert("RGB").getpixel((20, 5))[0] > 200
    assert not seen.getexif()
    assert "icc_profile" not in seen.info
    assert b"Oak Lane" not in content


def a_heic(cut: int | None = None) -> SimpleUploadedFile:
    """A photo as an iPhone makes it: 80 × 40, left half red, turned by its EXIF, with a place and a description."""
    raw = (Path(__file__).parents[1] / "media" / "files" / "us.heic").read_bytes()
    return SimpleUploadedFile("us.heic", raw[:cut], content_type="image/heic")


def test_a_heic_photo_becomes_three_sizes_upright_and_bare(ana: CastMember, ben: CastMember, store: Path) -> None:
    assert b"Oak Lane" in a_heic().read()
    note = kept_on_intention(ana, ben, a_heic())
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    assert (photo.width, photo.height) == (40, 80)
    assert len(files(store)) == len(images.SIZES)
    content = ben.get(url("photo", note.pk, photo.pk, 480)).content
    seen = Image.open(io.BytesIO(content))
    assert seen.format == "WEBP"
    assert seen.size == (40, 80)
    assert seen.convert("RGB").getpixel((20, 5))[0] > 200
    assert not seen.getexif()
    assert b"Oak Lane" not in content


@pytest.mark.parametrize("raw", [b"\0\0\0\x18ftypheic" + b"x" * 300, b"\0\0\0\x18ftypmif1"])
def test_what_only_says_it_is_a_heic_is_kindly_left(ana: CastMember, ben: CastMember, store: Path, raw: bytes) -> None:
    intention = an_intention(ana, ben)
    for bad in (SimpleUploadedFile("us.heic", raw), a_heic(cut=400)):
        page = ana.post(url("note_new", "intention", intention.pk), {"text": WORDS, "photos": [bad]})
        assert "damaged or incomplete" in page.text
        assert WORDS in page.text
    assert files(store) == []


def test_a_film_that_calls_itself_a_photo_is_none(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    film = SimpleUploadedFile("us.heic", b"\0\0\0\x18ftypisom" + b"\0" * 100)
    page = ana.post(url("note_new", "intention", intention.pk), {"photos": [film]})
    assert "“us.heic” is a film" in page.text


def test_twelve_photos_fit_and_no_thirteenth_by_changing_it(ana: CastMember, ben: CastMember, store: Path) -> None:
    note = kept_on_intention(ana, ben, *(a_photo(size=(8, 4)) for _n in range(12)))
    assert len(files(store)) == 12 * len(images.SIZES)
    at = url("note_edit", note.pk)
    page = ana.post(at, {"text": "More", "photos": [a_photo()], "version": note.version})
    assert "up to 12 photos" in page.text
    with viewing(ana.viewer):
        first = SharedPhoto.objects.order_by("position").first()
        assert SharedPhoto.objects.count() == 12
    said = {"text": "More", f"out-{first.pk}": "on", "photos": [a_photo("new.png", "PNG")], "version": note.version}
    assert ana.post(at, said).status_code == 200
    with viewing(ana.viewer):
        assert SharedPhoto.objects.count() == 12
        assert sorted(SharedPhoto.objects.values_list("position", flat=True)) == list(range(1, 13))


def test_the_same_note_on_two_devices_keeps_both_texts(ana: CastMember, ben: CastMember) -> None:
    note = kept_on_intention(ana, ben, a_photo())
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


def not_a_photo() -> dict[str, tuple[bytes, str]]:
    whole = a_photo(size=(400, 300)).read()
    bmp = io.BytesIO()
    Image.new("RGB", (10, 10)).save(bmp, "BMP")
    bomb = io.BytesIO()
    Image.new("1", (9000, 9000)).save(bomb, "PNG")
    return {
        "truncated": (whole[: len(whole) // 2], "damaged or incomplete"),
        "disguised": (b"<html><script>alert(1)</script>", "no JPEG, PNG, WebP, HEIC, AVIF or GIF"),
        "bmp": (bmp.getvalue(), "no JPEG, PNG, WebP, HEIC, AVIF or GIF"),
        "bomb": (bomb.getvalue(), "50 million pixels"),
        "large": (whole + b"\0" * (40 * 1024 * 1024), "larger than 20 MB"),
        "empty": (b"", "no JPEG, PNG, WebP, HEIC, AVIF or GIF"),
    }


def test_a_photo_that_ends_too_early_is_said_to_its_writer_and_the_others_stay(
    ana: CastMember, ben: CastMember, store: Path
) -> None:
    raw, sentence = not_a_photo()["truncated"]
    note = kept_on_intention(ana, ben, a_photo(), SimpleUploadedFile("holiday.jpg", raw))
    mine, theirs = (member.get(url("note", note.pk)).text for member in (ana, ben))
    assert sentence in mine
    assert "holiday.jpg" in mine
    assert WORDS in mine
    assert sentence not in theirs
    assert "holiday.jpg" not in theirs
    assert mine.count("srcset") == theirs.count("srcset") == 1
    assert len(files(store)) == len(images.SIZES)
    with viewing(ana.viewer):
        bad = SharedPhoto.objects.get(state="refused")
    assert ana.get(url("photo", note.pk, bad.pk, 480)).status_code == 404
    assert sentence in ana.get(url("note_edit", note.pk)).text
    ana.post(url("note_edit", note.pk), {"text": WORDS, f"out-{bad.pk}": "on"})
    assert sentence not in ana.get(url("note", note.pk)).text


@pytest.mark.parametrize("kind", ["disguised", "bmp", "bomb", "large", "empty"])
def test_a_bad_file_gets_a_clear_sentence_and_leaves_nothing_behind(
    ana: CastMember, ben: CastMember, store: Path, kind: str
) -> None:
    raw, sentence = not_a_photo()[kind]
    intention = an_intention(ana, ben)
    bad = SimpleUploadedFile("holiday.jpg", raw, content_type="image/jpeg")
    page = ana.post(url("note_new", "intention", intention.pk), {"text": WORDS, "photos": [a_photo(), bad]})
    assert sentence in page.text
    assert "holiday.jpg" in page.text
    assert WORDS in page.text
    assert 'aria-invalid="true"' in page.text
    assert files(store) == []
    with viewing(ana.viewer):
        assert not SharedNote.objects.exists()


def test_a_file_above_the_limit_is_never_held_whole(rf: Any) -> None:
    bad = SimpleUploadedFile("holiday.jpg", b"x" * (21 * 1024 * 1024))
    request = rf.post("/", {"photos": bad})
    request.upload_handlers = [upload_handler.MemoryUploadHandler(request)]
    received = request.FILES["photos"]
    assert isinstance(received, upload_handler.TooLarge)
    assert received.read() == b""


def test_a_note_needs_words_a_photo_or_a_memo_and_holds_twelve(ana: CastMember, ben: CastMember, store: Path) -> None:
    intention = an_intention(ana, ben)
    where = url("note_new", "intention", intention.pk)
    assert "Write a few words, or add a photo or a voice memo" in ana.post(where, {"text": " "}).text
    assert "up to 12 photos" in ana.post(where, {"photos": [a_photo() for _n in range(13)]}).text
    assert files(store) == []


def test_removed_and_taken_out_photos_leave_no_file(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note = kept_on_intention(ana, ben, a_photo(), a_photo("two.png", "PNG"))
    with viewing(ana.viewer):
        first = SharedPhoto.objects.order_by("position").first()
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url("note_edit", note.pk), {"text": WORDS, f"out-{first.pk}": "on"})
    assert len(files(store)) == len(images.SIZES)
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url("note_remove", note.pk))
    assert files(store) == []


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
    assert len(files(store)) == 1
    call_command("worker", "--once")
    assert len(files(store)) == 1, "a request may still be at it"
    with clock.moved(timedelta(hours=2)):
        call_command("worker", "--once")
    assert files(store) == []


def test_the_sweep_leaves_what_has_a_note(ana: CastMember, ben: CastMember, store: Path) -> None:
    kept_on_intention(ana, ben, a_photo())
    with clock.moved(timedelta(hours=2)):
        assert encrypted_storage.sweep() == 0
    assert len(files(store)) == len(images.SIZES)


def test_several_large_photos_within_the_limit_are_all_taken(rf: Any, ana: CastMember) -> None:
    large = [SimpleUploadedFile(f"{n}.jpg", b"x" * (15 * 1024 * 1024)) for n in range(6)]
    request = rf.post("/", {"photos": large})
    request.user = ana.person
    request.upload_handlers = [upload_handler.MemoryUploadHandler(request)]
    assert [type(each) is upload_handler.TooLarge for each in request.FILES.getlist("photos")] == [False] * 6


def test_all_files_of_one_request_together_take_no_more_than_six_large_photos(rf: Any, ana: CastMember) -> None:
    large = [SimpleUploadedFile(f"{n}.jpg", b"x" * (19 * 1024 * 1024)) for n in range(8)]
    request = rf.post("/", {"photos": large})
    request.user = ana.person
    request.upload_handlers = [upload_handler.MemoryUploadHandler(request)]
    assert [type(each) is upload_handler.TooLarge for each in request.FILES.getlist("photos")] == [False] * 6 + [
        True
    ] * 2


def test_a_stranger_s_file_takes_no_memory(rf: Any) -> None:
    request = rf.post("/", {"photos": SimpleUploadedFile("x.jpg", b"x" * 1024)})
    request.user = AnonymousUser()
    request.upload_handlers = [upload_handler.MemoryUploadHandler(request)]
    assert request.FILES["photos"].read() == b""


def test_erasing_a_person_takes_their_photos_and_words_and_leaves_the_others(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note = kept_on_intention(ana, ben, a_photo())
    ben.post(url("note_new", "intention", note.about), {"text": "Ben’s words", "photos": [a_photo()]})
    with django_capture_on_commit_callbacks(execute=True):
        personal_data_erasure.erase_person(ana.id)
    assert len(files(store)) == len(images.SIZES)
    with viewing(ben.viewer):
        assert {each.text for each in SharedNote.objects.all()} == {"", "Ben’s words"}
        assert SharedPhoto.objects.count() == 1
    assert not unscoped.queryset(PersonalNote, "media.work").filter(owner_id=ana.id).exists()
