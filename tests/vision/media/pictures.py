"""Pictures as cameras, phones and programs write them, and what becomes of them."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from our2souls.lib.formats.image_formats import PNG
from our2souls.vision.media import images

FILES = Path(__file__).parent / "files"
NEAR = 6
"""Steps of a colour that WebP may be off."""


def image_file(name: str) -> bytes:
    return (FILES / name).read_bytes()


def encoded(picture: Image.Image, kind: str, **more: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def processed(raw: bytes, size: int = 480) -> Image.Image:
    return Image.open(io.BytesIO(images.process(raw, name="us").files[size]))


def colour(picture: Image.Image, at: tuple[int, int] = (5, 5)) -> tuple[int, ...]:
    found: Any = picture.convert("RGBA").getpixel(at)
    return tuple(found)


def is_near(found: tuple[int, ...], right: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(found, right, strict=False))


def box(kind: bytes, *parts: bytes) -> bytes:
    whole = b"".join(parts)
    return struct.pack(">I4s", 8 + len(whole), kind) + whole


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(raw: bytes, added: bytes, *, last: bool = False) -> bytes:
    """A PNG with another chunk in it, behind its first or before its end."""
    at = len(raw) - 12 if last else len(PNG) + 25
    return raw[:at] + added + raw[at:]


def refusal_of(raw: bytes, name: str = "us") -> str:
    """What both the whole reading and the look at its beginning say."""
    with pytest.raises(images.InvalidImage) as first:
        images.probe(raw, name=name)
    with pytest.raises(images.InvalidImage) as second:
        images.process(raw, name=name)
    assert str(first.value) == str(second.value)
    return str(first.value)


def wide_gamut() -> bytes:
    profile: bytes = Image.open(io.BytesIO(image_file("wide-gamut-alpha.png"))).info["icc_profile"]
    return profile


def heic(*names: bytes) -> bytes:
    """A HEIC of ours that calls itself by other names."""
    raw = image_file("us.heic")
    length = int.from_bytes(raw[:4])
    others = b"".join(names[1:]).ljust(length - 16, b" ")
    assert len(others) == length - 16
    return raw[:8] + names[0] + raw[12:16] + others + raw[length:]


def a_heic(cut: int | None = None) -> SimpleUploadedFile:
    """A photo as an iPhone makes it: 80 × 40, left half red, turned by its EXIF, with a place and a description."""
    raw = image_file("us.heic")
    return SimpleUploadedFile("us.heic", raw[:cut], content_type="image/heic")
