"""From an uploaded file to three clean pictures: decoded, turned upright, everything but the picture thrown away.

One at a time in a process: a 40-megapixel picture takes some 400 MB while it is decoded. Nothing that was in the file but
its pixels survives: no EXIF, no place, no thumbnail, no comment, no colour profile (colours are converted to sRGB first).
"""

import io
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

SIZES = (480, 960, 1920)
"""Long edges in pixels."""
MEGABYTES = 20
MAX_BYTES = MEGABYTES * 1024 * 1024
MAX_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})
"""The kinds of still picture that a HEIC file can begin as; films and bursts begin otherwise."""

_one_at_a_time = threading.Lock()


class NotAPicture(ValueError):
    """The file cannot become a photo; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A picture ready to keep: WebP bytes by long edge, and the pixels of the largest."""

    files: dict[int, bytes]
    width: int
    height: int


def clean(raw: bytes, *, name: str = "") -> Clean:
    """Decode a JPEG, PNG, WebP or HEIC (by its content, not its name) and make the three sizes.

    Raises NotAPicture, with a sentence that names the file, for anything else.
    """
    if len(raw) > MAX_BYTES:
        raise NotAPicture(too_large(name))
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return _clean(raw, name)


def probe(raw: bytes, *, name: str = "") -> None:
    """Raises NotAPicture for what cannot become a photo, from its beginning alone: nothing is decoded."""
    if len(raw) > MAX_BYTES:
        raise NotAPicture(too_large(name))
    said = {"name": name}
    try:
        with _opened(raw) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise NotAPicture(_("“%(name)s” has more than 50 million pixels. A smaller copy of it will do.") % said)
    except UnidentifiedImageError:
        raise NotAPicture(_("“%(name)s” is no JPEG, PNG, WebP or HEIC photo, whatever its name says.") % said) from None
    except NotAPicture:
        raise
    except Exception:  # noqa: BLE001 - a decoder may fail in any way on a broken file
        raise NotAPicture(
            _("“%(name)s” is damaged or incomplete. Try to copy it from the camera again.") % said
        ) from None


def too_large(name: str) -> str:
    """The sentence for a file above the limit."""
    return _("“%(name)s” is larger than %(limit)d MB. A smaller copy of it will do.") % {
        "name": name,
        "limit": MEGABYTES,
    }


def _clean(raw: bytes, name: str) -> Clean:
    said = {"name": name}
    try:
        with _opened(raw) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise NotAPicture(_("“%(name)s” has more than 50 million pixels. A smaller copy of it will do.") % said)
            opened.load()
            picture = _in_srgb(_upright(opened))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise NotAPicture(
            _("“%(name)s” has more than 50 million pixels. A smaller copy of it will do.") % said
        ) from None
    except UnidentifiedImageError:
        raise NotAPicture(_("“%(name)s” is no JPEG, PNG, WebP or HEIC photo, whatever its name says.") % said) from None
    except NotAPicture:
        raise
    except Exception:  # noqa: BLE001 - a decoder may fail in any way on a broken file
        raise NotAPicture(
            _("“%(name)s” is damaged or incomplete. Try to copy it from the camera again.") % said
        ) from None
    files = {size: _encoded(picture, size) for size in SIZES}
    largest = ImageOps.contain(picture, (SIZES[-1], SIZES[-1])).size if max(picture.size) > SIZES[-1] else picture.size
    return Clean(files, *largest)


def _opened(raw: bytes) -> Image.Image:
    """The picture, its pixels not decoded yet. What reads HEIC is loaded with the first of them."""
    if raw[4:8] != b"ftyp" or raw[8:12] not in HEIC:
        return Image.open(io.BytesIO(raw), formats=FORMATS)
    from pi_heif.as_plugin import HeifImageFile

    opened: Image.Image = HeifImageFile(io.BytesIO(raw))
    return opened


def _upright(picture: Image.Image) -> Image.Image:
    return ImageOps.exif_transpose(picture) or picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in sRGB, RGB or RGBA, without a profile. A profile that cannot be read is dropped."""
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info else "RGB"
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        converted = _safely(
            lambda: ImageCms.profileToProfile(
                picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        )
        picture = converted or picture
    plain = picture.convert(mode)
    bare = Image.new(mode, plain.size)
    bare.paste(plain)
    return bare


def _safely(convert: Callable[[], Image.Image | None]) -> Image.Image | None:
    try:
        return convert()
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _encoded(picture: Image.Image, size: int) -> bytes:
    sized = picture
    if max(picture.size) > size:
        sized = ImageOps.contain(picture, (size, size), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    sized.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()
