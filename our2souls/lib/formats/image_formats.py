"""What a picture file is, by how it begins, and how many pixels it has: nothing is decoded."""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Literal

from PIL import AvifImagePlugin, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

type Kind = Literal["jpeg", "png", "webp", "gif", "avif", "heic"]
type Other = Literal["film"]

SIZES = (480, 960, 1920)
"""Long edges in pixels."""
STILL = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"mif2", b"miaf"})
"""What a HEIC file with a still picture in it calls itself; the last three say nothing of how it is coded."""
BURST = frozenset({b"hevc", b"hevx", b"hevm", b"hevs", b"msf1"})
"""What a burst of pictures calls itself; it may have a still picture too."""
AVIF = frozenset({b"avif", b"avis"})
FILM = (b"iso", b"mp4", b"mp7", b"avc", b"hvc", b"qt ", b"M4V", b"3g", b"dash", b"MSNV", b"f4v")
NAMES = 64
"""That a file gives itself, at most: as many are looked at."""
KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"eXIf", b"IDAT", b"IEND"})
PNG = b"\x89PNG\r\n\x1a\n"
SCANS = 100
"""Times a JPEG may go over its pixels, at most; programs write some ten. Each takes as long as decoding it once."""
_MARKER = re.compile(rb"\xff+([^\x00\x01\xff\xd0-\xd7])", re.DOTALL)
_BEGIN_OF_SCAN, _END = b"\xda", b"\xd9"
PROFILE = 1024 * 1024
"""Bytes of a colour profile, at most; one that says it is larger is none."""


def kind_of(raw: bytes) -> Kind | Other | None:
    """The kind of picture these bytes begin as; "film" for a film; None for anything else."""
    begins: dict[bytes, Kind] = {b"\xff\xd8\xff": "jpeg", PNG: "png", b"GIF87a": "gif", b"GIF89a": "gif"}
    for begin, kind in begins.items():
        if raw.startswith(begin):
            return kind
    if raw.startswith(b"RIFF"):
        found: dict[bytes, Kind | Other] = {b"WEBP": "webp", b"AVI ": "film"}
        return found.get(raw[8:12])
    if raw.startswith(b"\x1aE\xdf\xa3"):
        return "film"
    return _boxed(brands(raw))


def _boxed(names: tuple[bytes, ...]) -> Kind | Other | None:
    """The kind by its brands: the first is what it is, the others what it can be read as."""
    for name in names:
        if name in AVIF:
            return "avif"
        if name in STILL | BURST and not AVIF.intersection(names):
            return "heic"
        if name.startswith(FILM):
            return "film"
    return None


def brands(raw: bytes) -> tuple[bytes, ...]:
    """The names that a file of boxes (HEIC, AVIF, MP4) gives itself, its main one first; none for any other file."""
    if raw[4:8] != b"ftyp":
        return ()
    end = min(int.from_bytes(raw[:4]), 16 + 4 * NAMES)
    return (raw[8:12], *(raw[at : at + 4] for at in range(16, end - 3, 4)))


def is_burst(raw: bytes) -> bool:
    """Whether a file calls itself a burst of pictures."""
    return not BURST.isdisjoint(brands(raw))


def open_image(raw: bytes, kind: Kind) -> Image.Image:
    """The picture with its size and without its pixels. What reads HEIC is loaded with the first of them.

    Raises any error for a file that is not what it begins as. Pillow’s own `open` is passed by: its limit holds for a
    process and warns through a filter that threads share; the limit here is ours.
    """
    if kind == "heic":
        from pi_heif.as_plugin import HeifImageFile

        heic: Image.Image = HeifImageFile(io.BytesIO(as_still(raw)))
        return heic
    readers: dict[str, type[Image.Image]] = {
        "jpeg": JpegImagePlugin.JpegImageFile,
        "png": PngImagePlugin.PngImageFile,
        "webp": WebPImagePlugin.WebPImageFile,
        "gif": GifImagePlugin.GifImageFile,
        "avif": AvifImagePlugin.AvifImageFile,
    }
    if kind == "jpeg" and _scans(raw) > SCANS:
        raise ValueError("too many scans")
    reader: type = readers[kind]
    picture: Image.Image = reader(io.BytesIO(bare_png(raw) if kind == "png" else raw))
    return picture


def _scans(raw: bytes) -> int:
    """How often a JPEG goes over its pixels, counted up to one more than it may."""
    found, at = 0, 2
    while found <= SCANS and (marker := _MARKER.search(raw, at)) and marker[1] != _END:
        found += marker[1] == _BEGIN_OF_SCAN
        at = marker.end() + int.from_bytes(raw[marker.end() : marker.end() + 2])
    return found


def as_still(raw: bytes) -> bytes:
    """A HEIC that calls itself a still picture and nothing else: what calls itself a burst would be read as a film."""
    end = int.from_bytes(raw[:4])
    names = (end - 16) // 4
    return raw[:8] + b"heic" + raw[12:16] + b"mif1" * names + raw[16 + 4 * names :] if 0 < names < NAMES else raw


def bare_png(raw: bytes) -> bytes:
    """A PNG with nothing in it but what its pixels need: a text in it, however large, is never unpacked."""
    return PNG + b"".join(_kept_chunks(raw))


def _kept_chunks(raw: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while at + 12 <= len(raw):
        length, kind = struct.unpack_from(">I4s", raw, at)
        chunk = raw[at : at + 12 + length]
        if kind in KEPT_CHUNKS or (kind == b"iCCP" and _is_small(chunk[8:-4])):
            yield chunk
        at += 12 + length


def _is_small(profile: bytes) -> bool:
    """Whether a packed colour profile stays within its limit."""
    _name, _end, packed = profile.partition(b"\0")
    try:
        return len(zlib.decompressobj().decompress(packed[1:], PROFILE)) < PROFILE
    except zlib.error:
        return False
