"""Recordings as browsers, phones and dictaphones make them, and files that are none."""

import io

import av
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from our2souls.vision.media import voice_memos
from tests.factories.vision.media import a_recording

SECRET = "12 Oak Lane"
FORMATS = {
    "wav": ("wav", "pcm_s16le", 44_100),
    "mp3": ("mp3", "libmp3lame", 44_100),
    "m4a": ("ipod", "aac", 44_100),
    "mp4": ("mp4", "aac", 48_000),
    "webm": ("webm", "libopus", 48_000),
    "ogg": ("ogg", "libopus", 48_000),
    "flac": ("flac", "flac", 44_100),
    "aac": ("adts", "aac", 44_100),
    "aiff": ("aiff", "pcm_s16be", 44_100),
    "caf": ("caf", "pcm_s16be", 44_100),
    "au": ("au", "pcm_mulaw", 8000),
    "mov": ("mov", "aac", 44_100),
}


def recorded(kind: str = "webm", seconds: float = 2.0, *, film: bool = False, sound: bool = True) -> bytes:
    """A recording as browsers and phones make it, with a title that tells where; `film` has a picture track too."""
    container, codec, rate = FORMATS[kind]
    out = io.BytesIO()
    with av.open(out, "w", format=container) as target:
        target.metadata["title"] = SECRET
        heard = target.add_stream(codec, rate=rate) if sound else None
        seen = target.add_stream("libvpx" if kind == "webm" else "mpeg4", rate=5) if film else None
        if seen is not None:
            seen.width, seen.height, seen.pix_fmt = 32, 32, "yuv420p"
            for _n in range(5):
                target.mux(seen.encode(av.VideoFrame.from_image(Image.new("RGB", (32, 32), "red"))))
            target.mux(seen.encode(None))
        if heard is not None:
            with av.open(io.BytesIO(a_recording(seconds, 16_000))) as source:
                resampler = av.AudioResampler(
                    format=heard.codec_context.format, layout=heard.codec_context.layout, rate=rate
                )
                for frame in source.decode(audio=0):
                    for each in resampler.resample(frame):
                        target.mux(heard.encode(each))
                for each in resampler.resample(None):
                    target.mux(heard.encode(each))
            target.mux(heard.encode(None))
    return out.getvalue()


def a_memo(name: str = "memo.webm", raw: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, recorded() if raw is None else raw, content_type="audio/webm")


def bad_memos() -> dict[str, tuple[bytes, str]]:
    photo = io.BytesIO()
    Image.new("RGB", (9, 9)).save(photo, "PNG")
    return {
        "empty": (b"\n", "no recording that can be read"),
        "page": (b"<html><script>alert(1)</script>", "no recording that can be read"),
        "photo": (photo.getvalue(), "no recording that can be read"),
        "playlist": (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "no recording that can be read"),
        "concat": (b"ffconcat version 1.0\nfile /etc/passwd\n", "no recording that can be read"),
        "film": (recorded("webm", film=True), "is a film"),
        "film in mp4": (recorded("mp4", film=True), "is a film"),
        "silent film": (recorded("mp4", film=True, sound=False), "is a film"),
        "truncated": (recorded("m4a")[:400], "was cut off before its recorder had finished it"),
        "half": (recorded("mp4")[:-300], "damaged or incomplete"),
        "strange": (
            b"FORM\0\0\0\x20ILBM" + bytes(90),
            "MP3, M4A, MP4, WebM, Ogg, WAV, FLAC, AAC, AMR, AIFF, CAF and AU",
        ),
        "session": (b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n", "no recording that can be read"),
        "amr of nothing": (b"#!AMR\n" + b"\xff" * 90, "damaged or incomplete"),
        "garbage": (b"\x1aE\xdf\xa3" + bytes(range(256)) * 40, "damaged or incomplete"),
        "disguised": (b"\0\0\0\x18ftypM4A " + b"<script>alert(1)</script>" * 40, "damaged or incomplete"),
        "cover": (b"ID3\x04\0\0\0\0\0\0" + b"<html>" * 200, "damaged or incomplete"),
        "nothing": (a_recording(0.05), "There is no sound in"),
        "long": (a_recording(voice_memos.MAX_SECONDS + 3, 8000), "longer than 5 minutes"),
        "large": (a_recording(0.1) + b"\0" * (21 * 1024 * 1024), "larger than 20 MB"),
    }
