"""Pictures in every format: each becomes three sizes, upright, or gets a sentence that fits it."""

import io

import pytest
from PIL import Image

from our2souls.vision.media import images
from tests.vision.media.pictures import box, colour, encoded, heic, image_file, is_near, processed, refusal_of


@pytest.mark.parametrize("size", [(9000, 2), (2, 9000), (12_000, 1)])
def test_a_thin_picture_keeps_a_side_of_one_pixel_in_each_size(size: tuple[int, int]) -> None:
    clean = images.process(image_file("strip.png") if size == (9000, 2) else encoded(Image.new("RGB", size), "PNG"))
    for edge, content in clean.files.items():
        assert sorted(Image.open(io.BytesIO(content)).size) == [1, edge]
    assert sorted((clean.width, clean.height)) == [1, 1920]


def test_a_png_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert processed(encoded(Image.new("RGB", (80, 40)), "PNG", exif=exif)).size == (40, 80)


@pytest.mark.parametrize("kind", ["GIF", "AVIF", "WEBP", "PNG"])
def test_the_first_frame_of_a_moving_picture_is_kept(kind: str) -> None:
    first, second = Image.new("RGB", (64, 40), (200, 60, 60)), Image.new("RGB", (64, 40), "blue")
    clean = encoded(first, kind, save_all=True, append_images=[second], duration=100)
    images.probe(clean)
    assert is_near(colour(processed(clean)), (200, 60, 60)), colour(processed(clean))
    still = processed(encoded(first, kind))
    assert still.size == (64, 40)
    assert is_near(colour(still), (200, 60, 60))


def test_an_avif_is_turned_upright_and_loses_everything_but_its_pixels() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "12 Oak Lane"
    raw = encoded(Image.new("RGB", (80, 40), "red"), "AVIF", exif=exif)
    assert b"Oak Lane" in raw
    content = images.process(raw).files[480]
    assert Image.open(io.BytesIO(content)).size == (40, 80)
    assert b"Oak Lane" not in content


@pytest.mark.parametrize(
    "names", [(b"heic",), (b"mif1", b"heic"), (b"mif1",), (b"msf1", b"heic"), (b"hevc", b"msf1"), (b"heix", b"miaf")]
)
def test_a_heic_is_read_under_each_of_its_brands(names: tuple[bytes, ...]) -> None:
    raw = heic(*names)
    images.probe(raw)
    assert processed(raw).size == (40, 80)


@pytest.mark.parametrize("name", [b"msf1", b"hevc", b"hevx"])
def test_a_heic_burst_without_a_still_picture_is_refused_as_one(name: bytes) -> None:
    raw = box(b"ftyp", name, bytes(4), name, b"iso8") + box(b"moov", bytes(200)) + box(b"mdat", bytes(200))
    assert "“us.heic” is a burst or a short film" in refusal_of(raw, "us.heic")


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
def test_probe_refuses_each_kind_of_file_that_is_no_picture_in_its_own_sentence(raw: bytes, sentence: str) -> None:
    assert sentence in refusal_of(raw)


def test_a_truncated_photo_passes_probe_and_is_refused_when_processed() -> None:
    whole = encoded(Image.effect_noise((400, 300), 60).convert("RGB"), "JPEG")
    images.probe(whole[: len(whole) // 2])
    with pytest.raises(images.InvalidImage, match="damaged or incomplete"):
        images.process(whole[: len(whole) // 2])
