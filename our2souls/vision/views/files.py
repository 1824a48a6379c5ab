"""The views that serve a photo and a voice memo: to whom may see their note, and as safely as a file can be served."""

import re
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from our2souls.lib.formats.image_formats import SIZES
from our2souls.people.couple_context import SignedInRequest
from our2souls.vision import access as vision_access
from our2souls.vision.media import encrypted_storage
from our2souls.vision.models import READY, WAITING, Attachment

_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


@require_safe
def photo(request: SignedInRequest, note_id: UUID, photo_id: UUID, size: int) -> HttpResponse:
    """A photo's bytes, for a viewer who may see its note."""
    if size not in SIZES:
        raise Http404
    found = vision_access.photo_for(request.viewer, note_id, photo_id)
    if found.state != READY:
        return _not_yet(found)
    try:
        plain = encrypted_storage.read(found, size)
    except FileNotFoundError:
        raise Http404 from None
    return _as_file(HttpResponse(plain, content_type="image/webp"), "photo.webp")


@require_safe
def memo(request: SignedInRequest, note_id: UUID, memo_id: UUID) -> HttpResponse:
    """A memo's sound, whole or the part that a player asks for."""
    found = vision_access.memo_for(request.viewer, note_id, memo_id)
    if found.state != READY:
        return _not_yet(found)
    try:
        plain = encrypted_storage.read(found, 0)
    except FileNotFoundError:
        raise Http404 from None
    return _as_file(ranged(request, plain, "audio/mpeg"), "memo.mp3")


def _not_yet(row: Attachment) -> HttpResponse:
    """202 for what is still being prepared, to be asked for again; 404 for what could not be read."""
    if row.state != WAITING:
        raise Http404
    return HttpResponse(status=202, headers={"Retry-After": "2", "Cache-Control": "private, no-store"})


def ranged(request: HttpRequest, plain: bytes, content_type: str) -> HttpResponse:
    """All of it, or one asked-for range as 206; 416 for one that lies outside. Several ranges at once give all of it."""
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    size = len(plain)
    if asked is None or asked[0] == "bytes=-":
        response = HttpResponse(plain, content_type=content_type)
    else:
        begin = int(asked[1]) if asked[1] else max(size - int(asked[2]), 0)
        end = min(int(asked[2]), size - 1) if asked[1] and asked[2] else size - 1
        if begin > end:
            response = HttpResponse(status=416, content_type=content_type)
            response["Content-Range"] = f"bytes */{size}"
        else:
            response = HttpResponse(plain[begin : end + 1], status=206, content_type=content_type)
            response["Content-Range"] = f"bytes {begin}-{end}/{size}"
    response["Accept-Ranges"] = "bytes"
    return response


def _as_file(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
