"""From an uploaded file to three clean pictures: decoded, turned upright, everything but the picture thrown away.

One at a time in a process, for the memory. Measured while they are decoded: a PNG of 50 megapixels 430 MB, an AVIF 440,
a WebP 770; a JPEG of 100, which is decoded small at once, 40 MB as cameras write it and up to 600 where it is progressive.
Nothing that was in the file but its pixels survives: no EXIF, no place, no thumbnail, no comment, no colour profile
(colours are converted to sRGB first).
"""

import io
import threading
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from our2souls.lib.formats.image_formats import SIZES, Kind, is_burst, kind_of, open_image
from our2souls.lib.text_direction import isolated

MEGABYTES = 20
MAX_BYTES = MEGABYTES * 1024 * 1024
MEGAPIXELS, JPEG_MEGAPIXELS = 50, 100
"""At most; a JPEG can be decoded smaller than it is, so that a panorama fits too."""
DEEP = frozenset({"I;16", "I;16L", "I;16B", "I"})
"""Grey in 65,536 steps."""

_one_at_a_time = threading.Lock()


class InvalidImage(ValueError):
    """The file cannot become a photo; the sentence says why."""


@dataclass(frozen=True, slots=True)
class ProcessedImage:
    """A picture ready to keep: WebP bytes by long edge, and the pixels of the largest."""

    files: dict[int, bytes]
    width: int
    height: int


def process(raw: bytes, *, name: str = "") -> ProcessedImage:
    """Decode a JPEG, PNG, WebP, HEIC, AVIF or GIF (by its content, not its name; its first picture) and make three sizes.

    Raises InvalidImage, with a sentence that names the file, for anything else.
    """
    with _one_at_a_time:
        return _read(raw, name, _clean)


def probe(raw: bytes, *, name: str = "") -> None:
    """Refuse what `process` would refuse by how the file begins: its kind, its bytes, its pixels. Nothing is decoded.

    Raises InvalidImage, with a sentence that names the file.
    """
    _read(raw, name, lambda _picture: None)


def too_large(name: str) -> str:
    """The sentence for a file above the limit."""
    return _("“%(name)s” is larger than %(limit)d MB. A smaller copy of it will do.") % {
        "name": isolated(name),
        "limit": MEGABYTES,
    }


def _read[T](raw: bytes, name: str, make: Callable[[Image.Image], T]) -> T:
    """What `make` makes of the picture in a file. Raises InvalidImage."""
    if len(raw) > MAX_BYTES:
        raise InvalidImage(too_large(name))
    values = {"name": isolated(name)}
    kind = kind_of(raw)
    if kind is None:
        raise InvalidImage(
            _("“%(name)s” is no JPEG, PNG, WebP, HEIC, AVIF or GIF picture, whatever its name says.") % values
        )
    if kind == "film":
        raise InvalidImage(_("“%(name)s” is a film. Send a photo, or a still picture of it.") % values)
    try:
        with open_image(raw, kind) as picture:
            _measure(picture, kind, name)
            return make(picture)
    except InvalidImage:
        raise
    except Image.DecompressionBombError:
        raise InvalidImage(_too_many(name, MEGAPIXELS)) from None
    except Exception:  # noqa: BLE001 - a decoder may fail in any way on a broken file
        if is_burst(raw):
            sentence = _("“%(name)s” is a burst or a short film without a still picture in it. Send one photo of it.")
        else:
            sentence = _("“%(name)s” is damaged or incomplete. Try to copy it from the camera again.")
        raise InvalidImage(sentence % values) from None


def _measure(picture: Image.Image, kind: Kind, name: str) -> None:
    """Refuse too many pixels. A JPEG in four inks has no more than another: progressive, it takes a third more memory."""
    limit = JPEG_MEGAPIXELS if kind == "jpeg" and picture.mode != "CMYK" else MEGAPIXELS
    if picture.width * picture.height > limit * 1_000_000:
        raise InvalidImage(_too_many(name, limit))


def _too_many(name: str, limit: int) -> str:
    return _("“%(name)s” has more than %(limit)d million pixels. A smaller copy of it will do.") % {
        "name": isolated(name),
        "limit": limit,
    }


def _clean(picture: Image.Image) -> ProcessedImage:
    edge = SIZES[-1]
    picture.draft(None, _within(picture.size, 2 * edge))
    picture.load()
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(_sized(_plain(picture), edge))
    bare = _in_srgb(upright, profile)
    return ProcessedImage({size: _encoded(bare, size) for size in SIZES}, *bare.size)


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be made smaller and has its see-through parts as a channel."""
    if picture.mode in DEEP:
        grey = picture.point(lambda step: step * (1 / 257) + 0.5)
        return grey.convert("L")
    if "transparency" in picture.info or picture.mode == "PA":
        return picture.convert("RGBA")
    plain = {"1": "L", "P": "RGB"}.get(picture.mode)
    return picture.convert(plain) if plain else picture


def _within(size: tuple[int, int], edge: int) -> tuple[int, int]:
    """A size with no side longer than `edge`, in the same proportion; a strip is a pixel high at least."""
    longest = max(size)
    if longest <= edge:
        return size
    return max(1, round(size[0] * edge / longest)), max(1, round(size[1] * edge / longest))


def _sized(picture: Image.Image, edge: int) -> Image.Image:
    size = _within(picture.size, edge)
    return picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB, RGB or RGBA, and nothing with it. A profile that cannot be read is dropped."""
    alpha = picture.getchannel("A") if picture.mode in {"RGBA", "LA"} else None
    colours = picture.convert(picture.mode[:-1]) if alpha else picture
    converted = _converted(colours, profile) if profile else None
    plain = converted or colours.convert("RGB")
    if alpha:
        plain.putalpha(alpha)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare


def _converted(colours: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        return ImageCms.profileToProfile(
            colours, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _encoded(picture: Image.Image, size: int) -> bytes:
    out = io.BytesIO()
    _sized(picture, size).save(out, "WEBP", quality=80, method=4)
    return out.getvalue()
