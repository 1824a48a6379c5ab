"""Notes with photos and voice memos, brought over their pages or through the acts."""

import io
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from our2souls.privacy.viewer import viewing
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.models import SharedNote, SharedPhoto
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention

NOTE_TEXT = "Morning light, wherever we end up"


def url(name: str, *args: object) -> str:
    """The address of a page of vision."""
    return reverse(f"vision:{name}", args=args)


def a_photo(
    name: str = "us.jpg", kind: str = "JPEG", size: tuple[int, int] = (80, 40), **more: Any
) -> SimpleUploadedFile:
    """A photo: left half red, right half blue."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


def a_note(
    by: CastMember,
    partner: CastMember,
    *photos: SimpleUploadedFile,
    memo: SimpleUploadedFile | None = None,
    text: str = NOTE_TEXT,
    prepared: bool = True,
) -> SharedNote:
    """A note on a new intention, its photos and memo prepared by the worker unless said otherwise."""
    intention = an_intention(by, partner)
    data: dict[str, Any] = {"text": text, "photos": list(photos)} | ({"memo": memo} if memo else {})
    send = by.post if prepared else by.client.post
    response = send(url("note_new", "intention", intention.pk), data)
    assert response.status_code == (200 if prepared else 302), response.text
    with viewing(by.viewer):
        return SharedNote.objects.get()


def a_loose_note(by: CastMember, text: str, *, shared: bool = False, attachments: Attachments | None = None) -> Any:
    """A note about nothing else, one's own or of both."""
    with viewing(by.viewer):
        return notes_actions.create_standalone(shared=shared, text=text, attachments=attachments or Attachments())


def the_photo(by: CastMember) -> SharedPhoto:
    """The only photo of both."""
    with viewing(by.viewer):
        return SharedPhoto.objects.get()


def stored_files(store: Path) -> list[Path]:
    """What lies in a store."""
    return [each for each in store.rglob("*") if each.is_file()]
