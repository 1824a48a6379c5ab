"""How large a picture may be: refused before it is decoded, and no more memory than a small copy takes."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from our2souls.vision.media import images
from tests.vision.media.pictures import chunk, colour, encoded, is_near, processed, refusal_of, with_chunk


@pytest.mark.parametrize("last", [False, True])
def test_a_large_text_in_a_png_is_never_unpacked(last: bool) -> None:  # noqa: FBT001 - where it stands
    plain = encoded(Image.new("RGB", (30, 20), "red"), "PNG")
    packed = zlib.compress(b"12 Oak Lane" * 3_000_000)
    for text in (
        chunk(b"zTXt", b"words\0\0" + packed),
        chunk(b"iTXt", b"words\0\1\0\0\0" + packed),
        chunk(b"tEXt", b"words\0" + b"12 Oak Lane" * 300_000),
    ):
        raw = with_chunk(plain, text, last=last)
        images.probe(raw)
        assert is_near(colour(processed(raw)), (255, 0, 0))
    with pytest.raises(ValueError, match="too large"):
        Image.open(io.BytesIO(with_chunk(plain, chunk(b"zTXt", b"words\0\0" + packed)))).load()


def large(kind: str, side: int) -> bytes:
    return encoded(Image.new("L", (side, side)), kind)


@pytest.mark.parametrize(
    ("kind", "raw", "sentence"),
    [
        ("PNG", encoded(Image.new("1", (7072, 7072)), "PNG"), "more than 50 million pixels"),
        ("JPEG", large("JPEG", 10_001), "more than 100 million pixels"),
        ("GIF", b"GIF89a" + struct.pack("<HH", 60_000, 60_000) + bytes(50), "damaged"),
        ("WEBP", b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0" + b"\xff\xff\0" * 2 + bytes(8), "more than 50 million"),
    ],
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(kind: str, raw: bytes, sentence: str) -> None:
    assert sentence in refusal_of(raw), kind


def test_a_panorama_of_a_hundred_megapixels_is_kept() -> None:
    panorama = Image.new("RGB", (20_000, 5000), (200, 60, 60))
    panorama.paste((20, 60, 200), (10_000, 0, 20_000, 5000))
    raw = encoded(panorama, "JPEG")
    images.probe(raw)
    clean = images.process(raw)
    assert (clean.width, clean.height) == (1920, 480)
    seen = Image.open(io.BytesIO(clean.files[1920]))
    assert is_near(colour(seen, (900, 240)), (200, 60, 60))
    assert is_near(colour(seen, (1000, 240)), (20, 60, 200))


def test_a_jpeg_with_too_many_scans_is_refused_before_it_is_decoded() -> None:
    raw = encoded(Image.new("L", (64, 40), 128), "JPEG", progressive=True)
    again = raw[raw.rfind(b"\xff\xc4", 0, raw.rfind(b"\xff\xda")) : -2]
    assert processed(raw[:-2] + again * 20 + raw[-2:]).size == (64, 40)
    assert "damaged or incomplete" in refusal_of(raw[:-2] + again * 200 + raw[-2:])
    behind = raw + again * 200
    assert processed(behind).size == (64, 40), "what stands behind its end is none of it"


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
    done = subprocess.run([sys.executable, "-c", MEMORY, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 100, "megabytes; whole it would take 400"


def test_a_picture_of_48_megapixels_keeps_its_colours() -> None:
    picture = Image.new("RGBA", (8064, 6048), (200, 60, 60, 128))
    seen = processed(encoded(picture, "PNG", compress_level=1), 1920)
    assert seen.size == (1920, 1440)
    assert is_near(colour(seen), (200, 60, 60, 128))
