"""Pictures as cameras, phones and programs write them: each becomes three sizes in sRGB, or gets a sentence that fits it."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from our2souls.lib.image_formats import PNG
from our2souls.vision.media import images

FILES = Path(__file__).parent / "files"
NEAR = 6
"""Steps of a colour that WebP may be off."""


def file(name: str) -> bytes:
    return (FILES / name).read_bytes()


def saved(picture: Image.Image, kind: str, **more: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def kept(raw: bytes, size: int = 480) -> Image.Image:
    return Image.open(io.BytesIO(images.process(raw, name="us").files[size]))


def colour(picture: Image.Image, at: tuple[int, int] = (5, 5)) -> tuple[int, ...]:
    found: Any = picture.convert("RGBA").getpixel(at)
    return tuple(found)


def near(found: tuple[int, ...], right: tuple[int, ...]) -> bool:
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


def refused(raw: bytes, name: str = "us") -> str:
    """What both the whole reading and the look at its beginning say."""
    with pytest.raises(images.InvalidImage) as first:
        images.probe(raw, name=name)
    with pytest.raises(images.InvalidImage) as second:
        images.process(raw, name=name)
    assert str(first.value) == str(second.value)
    return str(first.value)


def test_grey_in_65_536_steps_stays_a_ramp() -> None:
    seen = kept(file("grey16.png"), 960)
    assert seen.size == (600, 400)
    steps = [colour(seen, (at, 200))[0] for at in range(0, 600, 100)]
    assert steps == sorted(steps)
    assert near((colour(seen, (2, 2))[0], colour(seen, (597, 397))[0]), (0, 255))
    assert near((colour(seen, (300, 200))[0],), (128,))


@pytest.mark.parametrize("size", [(9000, 2), (2, 9000), (12_000, 1)])
def test_a_thin_strip_keeps_a_side_of_one_in_each_size(size: tuple[int, int]) -> None:
    clean = images.process(file("strip.png") if size == (9000, 2) else saved(Image.new("RGB", size), "PNG"))
    for edge, content in clean.files.items():
        assert sorted(Image.open(io.BytesIO(content)).size) == [1, edge]
    assert sorted((clean.width, clean.height)) == [1, 1920]


def wide_gamut() -> bytes:
    profile: bytes = Image.open(io.BytesIO(file("wide-gamut-alpha.png"))).info["icc_profile"]
    return profile


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "P", "P with a hole"])
def test_a_colour_profile_is_honoured_in_every_mode(mode: str) -> None:
    raw = file("wide-gamut-alpha.png")
    if mode != "RGBA":
        picture = Image.new("RGB", (300, 200), (200, 60, 60))
        more = {"transparency": 7} if "hole" in mode else {}
        if mode.startswith("P"):
            picture = picture.quantize(4)
        raw = saved(picture, "PNG", icc_profile=wide_gamut(), **more)
    seen = kept(raw)
    assert near(colour(seen), (219, 38, 49, 255)), colour(seen)
    assert "icc_profile" not in seen.info


def test_what_is_seen_through_stays_so_beside_a_profile() -> None:
    picture = Image.new("RGBA", (60, 40), (200, 60, 60, 255))
    picture.paste((0, 0, 0, 0), (30, 0, 60, 40))
    seen = kept(saved(picture, "PNG", icc_profile=wide_gamut()))
    assert near(colour(seen), (219, 38, 49, 255))
    assert colour(seen, (50, 20))[3] == 0


def test_a_profile_that_is_none_or_that_unpacks_without_end_is_dropped() -> None:
    plain = saved(Image.new("RGB", (30, 20), (200, 60, 60)), "PNG")
    bomb = chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(30 * 1024 * 1024)))
    for raw in (with_chunk(plain, bomb), with_chunk(plain, chunk(b"iCCP", b"x\0\0nothing packed"))):
        assert near(colour(kept(raw)), (200, 60, 60))
    assert near(colour(kept(saved(Image.new("RGB", (30, 20), "red"), "PNG", icc_profile=b"none"))), (255, 0, 0))


@pytest.mark.parametrize("last", [False, True])
def test_a_large_text_is_no_damage_and_is_never_unpacked(last: bool) -> None:  # noqa: FBT001 - where it stands
    plain = saved(Image.new("RGB", (30, 20), "red"), "PNG")
    packed = zlib.compress(b"12 Oak Lane" * 3_000_000)
    for text in (
        chunk(b"zTXt", b"words\0\0" + packed),
        chunk(b"iTXt", b"words\0\1\0\0\0" + packed),
        chunk(b"tEXt", b"words\0" + b"12 Oak Lane" * 300_000),
    ):
        raw = with_chunk(plain, text, last=last)
        images.probe(raw)
        assert near(colour(kept(raw)), (255, 0, 0))
    with pytest.raises(ValueError, match="too large"):
        Image.open(io.BytesIO(with_chunk(plain, chunk(b"zTXt", b"words\0\0" + packed)))).load()


def test_a_png_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert kept(saved(Image.new("RGB", (80, 40)), "PNG", exif=exif)).size == (40, 80)


@pytest.mark.parametrize("kind", ["GIF", "AVIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_one_is_kept(kind: str) -> None:
    first, second = Image.new("RGB", (64, 40), (200, 60, 60)), Image.new("RGB", (64, 40), "blue")
    clean = saved(first, kind, save_all=True, append_images=[second], duration=100)
    images.probe(clean)
    assert near(colour(kept(clean)), (200, 60, 60)), colour(kept(clean))
    still = kept(saved(first, kind))
    assert still.size == (64, 40)
    assert near(colour(still), (200, 60, 60))


def test_an_avif_is_turned_upright_and_loses_everything_but_its_pixels() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "12 Oak Lane"
    raw = saved(Image.new("RGB", (80, 40), "red"), "AVIF", exif=exif)
    assert b"Oak Lane" in raw
    content = images.process(raw).files[480]
    assert Image.open(io.BytesIO(content)).size == (40, 80)
    assert b"Oak Lane" not in content


def test_a_gif_with_a_hole_keeps_it() -> None:
    picture = Image.new("RGBA", (40, 20), (255, 0, 0, 255))
    picture.paste((0, 0, 0, 0), (20, 0, 40, 20))
    seen = kept(saved(picture, "GIF"))
    assert colour(seen, (30, 10))[3] == 0
    assert near(colour(seen), (255, 0, 0, 255))


def test_four_inks_and_a_grey_profile_become_the_colours_they_are() -> None:
    inks = Image.new("CMYK", (64, 40), (0, 255, 255, 0))
    assert near(colour(kept(saved(inks, "JPEG", quality=95))), (255, 0, 0))
    grey = saved(Image.new("L", (64, 40), 128), "JPEG", quality=95)
    assert near(colour(kept(grey)), (128, 128, 128))
    other = saved(Image.new("L", (64, 40), 128), "PNG", icc_profile=wide_gamut())
    assert near(colour(kept(other)), (128, 128, 128))
    two = saved(Image.new("LA", (64, 40), (128, 90)), "PNG")
    assert near(colour(kept(two)), (128, 128, 128, 90))
    ink = saved(Image.new("1", (64, 40), 1), "PNG")
    assert near(colour(kept(ink)), (255, 255, 255, 255))


def heic(*names: bytes) -> bytes:
    """A HEIC of ours that calls itself by other names."""
    raw = file("us.heic")
    length = int.from_bytes(raw[:4])
    others = b"".join(names[1:]).ljust(length - 16, b" ")
    assert len(others) == length - 16
    return raw[:8] + names[0] + raw[12:16] + others + raw[length:]


@pytest.mark.parametrize(
    "names", [(b"heic",), (b"mif1", b"heic"), (b"mif1",), (b"msf1", b"heic"), (b"hevc", b"msf1"), (b"heix", b"miaf")]
)
def test_a_heic_is_read_by_whatever_name_it_goes(names: tuple[bytes, ...]) -> None:
    raw = heic(*names)
    images.probe(raw)
    assert kept(raw).size == (40, 80)


@pytest.mark.parametrize("name", [b"msf1", b"hevc", b"hevx"])
def test_a_burst_without_a_still_picture_is_called_one(name: bytes) -> None:
    raw = box(b"ftyp", name, bytes(4), name, b"iso8") + box(b"moov", bytes(200)) + box(b"mdat", bytes(200))
    assert "“us.heic” is a burst or a short film" in refused(raw, "us.heic")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (box(b"ftyp", b"isom", bytes(4), b"mp42") + bytes(90), "“us” is a film"),
        (box(b"ftyp", b"qt  ", bytes(4)) + bytes(90), "“us” is a film"),
        (b"RIFF\0\0\0\0AVI LIST", "“us” is a film"),
        (b"\x1aE\xdf\xa3" + bytes(90), "“us” is a film"),
        (box(b"ftyp", b"crx ", bytes(4)), "no JPEG, PNG, WebP, HEIC, AVIF or GIF"),
        (b"RIFF\0\0\0\0WAVEfmt ", "no JPEG, PNG, WebP, HEIC, AVIF or GIF"),
        (b"", "no JPEG, PNG, WebP, HEIC, AVIF or GIF"),
        (b"II*\0" + bytes(90), "no JPEG, PNG, WebP, HEIC, AVIF or GIF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no JPEG, PNG, WebP, HEIC, AVIF or GIF"),
        (b"\xff\xd8\xff" + bytes(90), "damaged or incomplete"),
        (box(b"ftyp", b"avif", bytes(4), b"mif1") + bytes(90), "damaged or incomplete"),
        (b"GIF89a\1", "damaged or incomplete"),
        (b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
    ],
)
def test_each_that_is_none_gets_its_own_sentence_from_its_beginning_alone(raw: bytes, sentence: str) -> None:
    assert sentence in refused(raw)


def large(kind: str, side: int) -> bytes:
    return saved(Image.new("L", (side, side)), kind)


@pytest.mark.parametrize(
    ("kind", "raw", "sentence"),
    [
        ("PNG", saved(Image.new("1", (7072, 7072)), "PNG"), "more than 50 million pixels"),
        ("JPEG", large("JPEG", 10_001), "more than 100 million pixels"),
        ("GIF", b"GIF89a" + struct.pack("<HH", 60_000, 60_000) + bytes(50), "damaged"),
        ("WEBP", b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0" + b"\xff\xff\0" * 2 + bytes(8), "more than 50 million"),
    ],
)
def test_too_many_pixels_are_refused_before_any_is_decoded(kind: str, raw: bytes, sentence: str) -> None:
    assert sentence in refused(raw), kind


def test_a_panorama_of_a_hundred_megapixels_is_kept() -> None:
    panorama = Image.new("RGB", (20_000, 5000), (200, 60, 60))
    panorama.paste((20, 60, 200), (10_000, 0, 20_000, 5000))
    raw = saved(panorama, "JPEG")
    images.probe(raw)
    clean = images.process(raw)
    assert (clean.width, clean.height) == (1920, 480)
    seen = Image.open(io.BytesIO(clean.files[1920]))
    assert near(colour(seen, (900, 240)), (200, 60, 60))
    assert near(colour(seen, (1000, 240)), (20, 60, 200))


def test_a_jpeg_that_goes_over_its_pixels_without_end_is_refused_before_it_begins() -> None:
    raw = saved(Image.new("L", (64, 40), 128), "JPEG", progressive=True)
    again = raw[raw.rfind(b"\xff\xc4", 0, raw.rfind(b"\xff\xda")) : -2]
    assert kept(raw[:-2] + again * 20 + raw[-2:]).size == (64, 40)
    assert "damaged or incomplete" in refused(raw[:-2] + again * 200 + raw[-2:])
    behind = raw + again * 200
    assert kept(behind).size == (64, 40), "what stands behind its end is none of it"


MEMORY = """
import sys
from pathlib import Path
from our2souls.vision.media import images

def peak():
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) // 1024

raw = Path(sys.argv[1]).read_bytes()
before = peak()
images.process(raw)
print(peak() - before)
"""


@pytest.mark.host
def test_a_panorama_takes_no_more_memory_than_a_small_copy_of_it(tmp_path: Path) -> None:
    path = tmp_path / "wide.jpg"
    Image.new("RGB", (20_000, 5000), "red").save(path)
    told = subprocess.run([sys.executable, "-c", MEMORY, str(path)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert int(told.stdout) < 100, "megabytes; whole it would take 400"


def test_a_picture_of_48_megapixels_keeps_its_colours() -> None:
    picture = Image.new("RGBA", (8064, 6048), (200, 60, 60, 128))
    seen = kept(saved(picture, "PNG", compress_level=1), 1920)
    assert seen.size == (1920, 1440)
    assert near(colour(seen), (200, 60, 60, 128))


def test_a_truncated_photo_is_damaged_though_it_begins_well() -> None:
    whole = saved(Image.effect_noise((400, 300), 60).convert("RGB"), "JPEG")
    images.probe(whole[: len(whole) // 2])
    with pytest.raises(images.InvalidImage, match="damaged or incomplete"):
        images.process(whole[: len(whole) // 2])


def test_srgb_itself_changes_nothing() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raw = saved(Image.new("RGB", (30, 20), (200, 60, 60)), "PNG", icc_profile=srgb, pnginfo=PngImagePlugin.PngInfo())
    assert near(colour(kept(raw)), (200, 60, 60))
