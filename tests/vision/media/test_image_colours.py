"""The colours of a picture: every mode and profile becomes the sRGB it is."""

import zlib

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from tests.vision.media.pictures import chunk, colour, encoded, image_file, is_near, processed, wide_gamut, with_chunk


def test_a_16_bit_grey_picture_stays_a_ramp() -> None:
    seen = processed(image_file("grey16.png"), 960)
    assert seen.size == (600, 400)
    steps = [colour(seen, (at, 200))[0] for at in range(0, 600, 100)]
    assert steps == sorted(steps)
    assert is_near((colour(seen, (2, 2))[0], colour(seen, (597, 397))[0]), (0, 255))
    assert is_near((colour(seen, (300, 200))[0],), (128,))


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "P", "P with a hole"])
def test_a_colour_profile_is_honoured_in_every_mode(mode: str) -> None:
    raw = image_file("wide-gamut-alpha.png")
    if mode != "RGBA":
        picture = Image.new("RGB", (300, 200), (200, 60, 60))
        more = {"transparency": 7} if "hole" in mode else {}
        if mode.startswith("P"):
            picture = picture.quantize(4)
        raw = encoded(picture, "PNG", icc_profile=wide_gamut(), **more)
    seen = processed(raw)
    assert is_near(colour(seen), (219, 38, 49, 255)), colour(seen)
    assert "icc_profile" not in seen.info


def test_transparency_stays_beside_a_colour_profile() -> None:
    picture = Image.new("RGBA", (60, 40), (200, 60, 60, 255))
    picture.paste((0, 0, 0, 0), (30, 0, 60, 40))
    seen = processed(encoded(picture, "PNG", icc_profile=wide_gamut()))
    assert is_near(colour(seen), (219, 38, 49, 255))
    assert colour(seen, (50, 20))[3] == 0


def test_an_invalid_or_endless_colour_profile_is_dropped() -> None:
    plain = encoded(Image.new("RGB", (30, 20), (200, 60, 60)), "PNG")
    bomb = chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(30 * 1024 * 1024)))
    for raw in (with_chunk(plain, bomb), with_chunk(plain, chunk(b"iCCP", b"x\0\0nothing packed"))):
        assert is_near(colour(processed(raw)), (200, 60, 60))
    assert is_near(
        colour(processed(encoded(Image.new("RGB", (30, 20), "red"), "PNG", icc_profile=b"none"))), (255, 0, 0)
    )


def test_a_gif_keeps_its_transparency() -> None:
    picture = Image.new("RGBA", (40, 20), (255, 0, 0, 255))
    picture.paste((0, 0, 0, 0), (20, 0, 40, 20))
    seen = processed(encoded(picture, "GIF"))
    assert colour(seen, (30, 10))[3] == 0
    assert is_near(colour(seen), (255, 0, 0, 255))


def test_cmyk_and_grey_pictures_become_the_colours_they_are() -> None:
    inks = Image.new("CMYK", (64, 40), (0, 255, 255, 0))
    assert is_near(colour(processed(encoded(inks, "JPEG", quality=95))), (255, 0, 0))
    grey = encoded(Image.new("L", (64, 40), 128), "JPEG", quality=95)
    assert is_near(colour(processed(grey)), (128, 128, 128))
    other = encoded(Image.new("L", (64, 40), 128), "PNG", icc_profile=wide_gamut())
    assert is_near(colour(processed(other)), (128, 128, 128))
    two = encoded(Image.new("LA", (64, 40), (128, 90)), "PNG")
    assert is_near(colour(processed(two)), (128, 128, 128, 90))
    ink = encoded(Image.new("1", (64, 40), 1), "PNG")
    assert is_near(colour(processed(ink)), (255, 255, 255, 255))


def test_an_srgb_profile_changes_no_colour() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raw = encoded(Image.new("RGB", (30, 20), (200, 60, 60)), "PNG", icc_profile=srgb, pnginfo=PngImagePlugin.PngInfo())
    assert is_near(colour(processed(raw)), (200, 60, 60))
