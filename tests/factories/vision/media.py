"""A photo and a voice memo, small and clean."""

import io
import math
import struct
import wave
from functools import lru_cache

from PIL import Image

from our2souls.vision.media import images, voice_memos


def a_picture(colour: str = "red") -> images.ProcessedImage:
    """A photo, small and clean."""
    out = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(out, "PNG")
    return images.process(out.getvalue())


@lru_cache(maxsize=1)
def a_sound() -> voice_memos.ProcessedAudio:
    """A voice memo, short and clean."""
    return voice_memos.process(a_recording(), name="memo.wav")


def a_recording(seconds: float = 0.5, rate: int = 8000) -> bytes:
    """What a recorder gives: a WAV of one tone."""
    out = io.BytesIO()
    with wave.open(out, "wb") as recorded:
        recorded.setparams((1, 2, rate, 0, "NONE", ""))
        wave_of = (int(9000 * math.sin(each * 440 * math.tau / rate)) for each in range(int(seconds * rate)))
        recorded.writeframes(b"".join(struct.pack("<h", each) for each in wave_of))
    return out.getvalue()
