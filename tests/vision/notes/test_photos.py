"""Photos on notes through HTTP: kept upright and bare; bad files get a sentence and leave nothing."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from our2souls.privacy.viewer import viewing
from our2souls.vision.media import images
from our2souls.vision.models import SharedNote, SharedPhoto
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention
from tests.factories.vision.media import a_picture
from tests.factories.vision.notes import a_note_about
from tests.factories.vision.pages import NOTE_TEXT, a_note, a_photo, stored_files, url
from tests.vision.media.pictures import a_heic

PLACE = 0x8825  # the EXIF pointer to where a photo was taken
ORIENTATION = 0x0112


def test_a_photo_is_turned_upright_and_loses_everything_but_its_pixels(ana: CastMember, ben: CastMember) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010E] = "Taken at home, 12 Oak Lane"
    exif.get_ifd(PLACE)[2] = (52.0, 31.0, 12.0)
    note = a_note(ana, ben, a_photo(exif=exif, comment=b"12 Oak Lane"))
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    content = ana.get(url("photo", note.pk, photo.pk, 480)).content
    seen = Image.open(io.BytesIO(content))
    assert seen.size == (40, 80)
    assert seen.convert("RGB").getpixel((20, 5))[0] > 200
    assert not seen.getexif()
    assert "icc_profile" not in seen.info
    assert b"Oak Lane" not in content


def test_a_photo_is_found_with_its_own_note_alone(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    for _each in range(2):
        a_note_about(ana, "intention", intention.pk, pictures=[a_picture()])
    with viewing(ana.viewer):
        first, second = SharedPhoto.objects.order_by("pk")
    assert ana.get(url("photo", first.note_id, first.pk, 480)).status_code == 200
    assert ana.get(url("photo", first.note_id, second.pk, 480)).status_code == 404
    assert ana.get(url("photo", second.note_id, first.pk, 480)).status_code == 404


def test_a_heic_photo_becomes_three_sizes_upright_and_bare(ana: CastMember, ben: CastMember, store: Path) -> None:
    assert b"Oak Lane" in a_heic().read()
    note = a_note(ana, ben, a_heic())
    with viewing(ana.viewer):
        photo = SharedPhoto.objects.get()
    assert (photo.width, photo.height) == (40, 80)
    assert len(stored_files(store)) == len(images.SIZES)
    content = ben.get(url("photo", note.pk, photo.pk, 480)).content
    seen = Image.open(io.BytesIO(content))
    assert seen.format == "WEBP"
    assert seen.size == (40, 80)
    assert seen.convert("RGB").getpixel((20, 5))[0] > 200
    assert not seen.getexif()
    assert b"Oak Lane" not in content


@pytest.mark.parametrize("raw", [b"\0\0\0\x18ftypheic" + b"x" * 300, b"\0\0\0\x18ftypmif1"])
def test_a_damaged_heic_is_refused_and_the_note_keeps_its_words(
    ana: CastMember, ben: CastMember, store: Path, raw: bytes
) -> None:
    intention = an_intention(ana, ben)
    for bad in (SimpleUploadedFile("us.heic", raw), a_heic(cut=400)):
        page = ana.post(url("note_new", "intention", intention.pk), {"text": NOTE_TEXT, "photos": [bad]})
        assert "damaged or incomplete" in page.text
        assert NOTE_TEXT in page.text
    assert stored_files(store) == []


def test_a_film_named_as_a_photo_is_refused(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    film = SimpleUploadedFile("us.heic", b"\0\0\0\x18ftypisom" + b"\0" * 100)
    page = ana.post(url("note_new", "intention", intention.pk), {"photos": [film]})
    assert "“us.heic” is a film" in page.text


def test_a_note_holds_twelve_photos_and_no_thirteenth_by_editing_it(
    ana: CastMember, ben: CastMember, store: Path
) -> None:
    note = a_note(ana, ben, *(a_photo(size=(8, 4)) for _n in range(12)))
    assert len(stored_files(store)) == 12 * len(images.SIZES)
    at = url("note_edit", note.pk)
    page = ana.post(at, {"text": "More", "photos": [a_photo()], "version": note.version})
    assert "up to 12 photos" in page.text
    with viewing(ana.viewer):
        first = SharedPhoto.objects.order_by("position").first()
        assert SharedPhoto.objects.count() == 12
    data = {"text": "More", f"out-{first.pk}": "on", "photos": [a_photo("new.png", "PNG")], "version": note.version}
    assert ana.post(at, data).status_code == 200
    with viewing(ana.viewer):
        assert SharedPhoto.objects.count() == 12
        assert sorted(SharedPhoto.objects.values_list("position", flat=True)) == list(range(1, 13))


def bad_photos() -> dict[str, tuple[bytes, str]]:
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


def test_a_truncated_photo_is_told_to_its_writer_and_the_others_stay(
    ana: CastMember, ben: CastMember, store: Path
) -> None:
    raw, sentence = bad_photos()["truncated"]
    note = a_note(ana, ben, a_photo(), SimpleUploadedFile("holiday.jpg", raw))
    mine, theirs = (member.get(url("note", note.pk)).text for member in (ana, ben))
    assert sentence in mine
    assert "holiday.jpg" in mine
    assert NOTE_TEXT in mine
    assert sentence not in theirs
    assert "holiday.jpg" not in theirs
    assert mine.count("srcset") == theirs.count("srcset") == 1
    assert len(stored_files(store)) == len(images.SIZES)
    with viewing(ana.viewer):
        bad = SharedPhoto.objects.get(state="refused")
    assert ana.get(url("photo", note.pk, bad.pk, 480)).status_code == 404
    assert sentence in ana.get(url("note_edit", note.pk)).text
    ana.post(url("note_edit", note.pk), {"text": NOTE_TEXT, f"out-{bad.pk}": "on"})
    assert sentence not in ana.get(url("note", note.pk)).text


@pytest.mark.parametrize("kind", ["disguised", "bmp", "bomb", "large", "empty"])
def test_a_bad_photo_gets_a_clear_sentence_and_leaves_nothing_behind(
    ana: CastMember, ben: CastMember, store: Path, kind: str
) -> None:
    raw, sentence = bad_photos()[kind]
    intention = an_intention(ana, ben)
    bad = SimpleUploadedFile("holiday.jpg", raw, content_type="image/jpeg")
    page = ana.post(url("note_new", "intention", intention.pk), {"text": NOTE_TEXT, "photos": [a_photo(), bad]})
    assert sentence in page.text
    assert "holiday.jpg" in page.text
    assert NOTE_TEXT in page.text
    assert 'aria-invalid="true"' in page.text
    assert stored_files(store) == []
    with viewing(ana.viewer):
        assert not SharedNote.objects.exists()
