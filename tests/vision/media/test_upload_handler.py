"""What a request may bring: large files are never held whole, strangers’ files not at all."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile

from our2souls.vision.media import upload_handler
from tests.cast import CastMember


def test_an_uploaded_file_above_the_limit_is_never_held_whole(rf: Any) -> None:
    bad = SimpleUploadedFile("holiday.jpg", b"x" * (21 * 1024 * 1024))
    request = rf.post("/", {"photos": bad})
    request.upload_handlers = [upload_handler.MemoryUploadHandler(request)]
    received = request.FILES["photos"]
    assert isinstance(received, upload_handler.TooLarge)
    assert received.read() == b""


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


def test_an_upload_of_a_stranger_takes_no_memory(rf: Any) -> None:
    request = rf.post("/", {"photos": SimpleUploadedFile("x.jpg", b"x" * 1024)})
    request.user = AnonymousUser()
    request.upload_handlers = [upload_handler.MemoryUploadHandler(request)]
    assert request.FILES["photos"].read() == b""
