"""The words of photos through HTTP: a caption below it, and what it shows; added with it or afterwards, and as closed as it."""

from typing import Any

import pytest

from our2souls.privacy.viewer import viewing
from our2souls.vision import access as vision_access
from our2souls.vision.models import AnyNote, SharedNote, SharedPhoto
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention
from tests.factories.vision.pages import NOTE_TEXT, a_note, a_photo, the_photo, url

CAPTION, ALT = "The third night", "A window with a plant before it"


def words_of(by: CastMember, note: AnyNote) -> list[tuple[str, str]]:
    with viewing(by.viewer):
        return [(photo.caption, photo.alt) for photo in vision_access.photos_of(note)]


def a_note_with(by: CastMember, partner: CastMember, photos: int, **words: Any) -> SharedNote:
    intention = an_intention(by, partner)
    data = {"text": NOTE_TEXT, "photos": [a_photo(f"{each}.jpg") for each in range(photos)]} | words
    by.post(url("note_new", "intention", intention.pk), data)
    with viewing(by.viewer):
        return SharedNote.objects.get()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({}, [("", ""), ("", "")]),
        ({"photos-caption": ["", f" {CAPTION} "], "photos-alt": [ALT, ""]}, [("", ALT), (CAPTION, "")]),
        ({"photos-caption": [CAPTION]}, [(CAPTION, ""), ("", "")]),
        ({"photos-caption": ["1", "2", "3"], "photos-alt": ["x" * 400]}, [("1", "x" * 300), ("2", "")]),
    ],
    ids=["without script", "each its own", "too few", "too many, too long"],
)
def test_words_come_with_the_photos_in_their_order(
    ana: CastMember, ben: CastMember, words: dict[str, list[str]], expected: list[tuple[str, str]]
) -> None:
    note = a_note_with(ana, ben, 2, **words)
    assert words_of(ben, note) == expected


def test_both_read_the_caption_and_the_alt_text_is_the_pictures_own(ana: CastMember, ben: CastMember) -> None:
    note = a_note_with(ana, ben, 1, **{"photos-caption": [CAPTION], "photos-alt": [ALT]})
    for who in (ana, ben):
        page = who.get(url("note", note.pk)).text
        assert f'<figcaption class="meta" dir="auto">{CAPTION}</figcaption>' in page
        assert f'alt="{ALT}"' in page
        board = who.get(url("board")).text
        assert f'data-caption="{CAPTION}"' in board
        assert f'alt="{ALT}"' in board


def test_a_caption_speaks_for_a_photo_without_an_alt_text(ana: CastMember, ben: CastMember) -> None:
    note = a_note_with(ana, ben, 1, **{"photos-caption": [CAPTION]})
    assert f'alt="{CAPTION}"' in ben.get(url("note", note.pk)).text


def test_words_are_changed_afterwards_and_stay_when_the_form_comes_once_more(ana: CastMember, ben: CastMember) -> None:
    note = a_note(ana, ben, a_photo())
    photo = the_photo(ana)
    sent = {"text": NOTE_TEXT, f"caption-{photo.pk}": CAPTION, f"alt-{photo.pk}": ALT}
    again = ana.post(url("note_edit", note.pk), sent | {"version": 99}).text
    assert f'value="{CAPTION}"' in again
    assert words_of(ana, note) == [("", "")]
    ana.post(url("note_edit", note.pk), sent)
    assert words_of(ben, note) == [(CAPTION, ALT)]
    assert ben.post(url("note_edit", note.pk), sent | {f"caption-{photo.pk}": "Mine"}).status_code == 404
    ana.post(url("note_edit", note.pk), {"text": NOTE_TEXT, f"caption-{photo.pk}": "", f"alt-{photo.pk}": ALT})
    assert words_of(ben, note) == [("", ALT)]


def test_a_note_that_is_given_takes_the_words_of_its_photos_along(ana: CastMember, ben: CastMember) -> None:
    data = {"text": NOTE_TEXT, "whose": "mine", "photos": a_photo(), "photos-caption": CAPTION, "photos-alt": ALT}
    at = ana.post(url("note_loose"), data).request["PATH_INFO"]
    ana.post(f"{at}/give")
    with viewing(ben.viewer):
        photo = SharedPhoto.objects.get()
        assert (photo.caption, photo.alt) == (CAPTION, ALT)
