"""From an uploaded recording to one clean voice memo: decoded, only its sound kept, written anew as mono MP3.

MP3 because every browser plays it without asking its system, it needs no index to be sought in, and the encoder comes
with PyAV. Nothing of the file but its sound survives: no title, no place, no cover, no second track.

What a file is, its first bytes say; only the reader for that kind is then opened, so that no playlist or script that
calls itself a recording makes the library fetch anything. PyAV is loaded with the first memo, not before.
"""

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from our2souls.lib.text_direction import isolated

MINUTES = 5
MAX_SECONDS = MINUTES * 60
MEGABYTES = 20
MAX_BYTES = MEGABYTES * 1024 * 1024
RATE, BITS = 44_100, 64_000
GRACE = 1
"""Seconds over the limit that are cut, not refused: a recorder stops a moment late."""
LEAST = 0.3
"""Seconds below which there is nothing to hear."""
CUT = frozenset({"mp4", "aac", "flac", "caf"})
"""Where a recording that was cut off ends in half a packet; elsewhere the reader stops by itself before it."""
BEGINS = {
    b"\x1aE\xdf\xa3": "matroska", b"OggS": "ogg", b"fLaC": "flac", b"ID3": "mp3", b"#!AMR\n": "amr", b"#!AMR-WB\n": "amr",
    b"caff": "caf", b".snd": "au",
}  # fmt: skip

_one_at_a_time = threading.Lock()


class InvalidMemo(ValueError):
    """The file cannot become a voice memo; the sentence says why."""


@dataclass(frozen=True, slots=True)
class ProcessedAudio:
    """A memo ready to keep: MP3 bytes, and how long it is."""

    plain: bytes
    seconds: int

    @property
    def files(self) -> dict[int, bytes]:
        """As the store wants it."""
        return {0: self.plain}


def process(raw: bytes, *, name: str = "") -> ProcessedAudio:
    """Read a recording (any kind that `kind_of` knows; by its content, not its name) and write it anew.

    Of one that was cut off, what came before is kept, if its kind can be read without its end. Raises InvalidMemo, with a
    sentence that names the file, for anything else.
    """
    values = {"name": isolated(name), "minutes": MINUTES}
    kind = _kind(raw, name)
    with _one_at_a_time:
        try:
            return _clean(raw, kind, values)
        except InvalidMemo:
            raise
        except Exception:  # noqa: BLE001 - a decoder may fail in any way on a broken file
            if kind == "mp4" and _lacks_its_index(raw):
                sentence = _(
                    "“%(name)s” was cut off before its recorder had finished it, and can’t be read like that. "
                    "Save it once more from the recorder, or record it again."
                )
            else:
                sentence = _("“%(name)s” is damaged or incomplete. Try to record it once more.")
            raise InvalidMemo(sentence % values) from None


def probe(raw: bytes, *, name: str = "") -> None:
    """Refuse what `process` would refuse by how the file begins and by its bytes. Nothing is decoded.

    Raises InvalidMemo, with a sentence that names the file.
    """
    _kind(raw, name)


def _kind(raw: bytes, name: str) -> str:
    if len(raw) > MAX_BYTES:
        raise InvalidMemo(too_large(name))
    kind = kind_of(raw)
    if kind is None:
        raise InvalidMemo(
            _(
                "“%(name)s” is no recording that can be read here, whatever its name says. "
                "MP3, M4A, MP4, WebM, Ogg, WAV, FLAC, AAC, AMR, AIFF, CAF and AU can."
            )
            % {"name": isolated(name)}
        )
    return kind


def too_large(name: str) -> str:
    """The sentence for a file above the limit."""
    return _("“%(name)s” is larger than %(limit)d MB. A shorter memo will do.") % {
        "name": isolated(name),
        "limit": MEGABYTES,
    }


def kind_of(raw: bytes) -> str | None:
    """The reader for these bytes, by how they begin; None for anything that is no recording."""
    head = raw[:12]
    if head[:4] in {b"RIFF", b"RF64"}:
        return "wav" if head[8:12] == b"WAVE" else None
    if head[:4] == b"FORM":
        return "aiff" if head[8:12] in {b"AIFF", b"AIFC"} else None
    for begin, kind in BEGINS.items():
        if head.startswith(begin):
            return kind
    if head[4:8] == b"ftyp":
        return "mp4"
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:  # noqa: PLR2004 - eleven set bits begin a frame
        return "aac" if head[1] & 0x06 == 0 else "mp3"
    return None


def _clean(raw: bytes, kind: str, values: dict[str, Any]) -> ProcessedAudio:
    import av

    # Without any protocol nothing outside these bytes can be opened, whatever the file refers to.
    options = {"protocol_whitelist": "none", "max_streams": "16"}
    with av.open(io.BytesIO(raw), format=kind, options=options) as source:
        films = [s for s in source.streams.video if not s.disposition & av.stream.Disposition.attached_pic]
        if films:
            raise InvalidMemo(_("“%(name)s” is a film. Only its sound would be kept: record the memo alone.") % values)
        if not source.streams.audio:
            raise InvalidMemo(_("There is no sound in “%(name)s”.") % values)
        out, samples = io.BytesIO(), 0
        options = {"id3v2_version": "0", "fflags": "+bitexact"}
        with av.open(out, "w", format="mp3", options=options) as target:
            stream = target.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=BITS)
            for frame in _frames(source, kind, stream.codec_context.format):
                samples += frame.samples
                if samples > (MAX_SECONDS + GRACE) * RATE:
                    raise InvalidMemo(
                        _("“%(name)s” is longer than %(minutes)d minutes. A shorter memo will do.") % values
                    )
                frame.pts = None
                target.mux(stream.encode(frame))
            target.mux(stream.encode(None))
    if samples < LEAST * RATE:
        raise InvalidMemo(_("There is no sound in “%(name)s”.") % values)
    return ProcessedAudio(out.getvalue(), min(max(round(samples / RATE), 1), MAX_SECONDS))


def _frames(source: Any, kind: str, sample_format: Any) -> Iterator[Any]:
    """The sound of the first track, in one channel at one rate."""
    import av

    resampler = av.AudioResampler(format=sample_format, layout="mono", rate=RATE)
    for frame in _decoded(source, kind):
        yield from resampler.resample(frame)
    yield from resampler.resample(None)


def _decoded(source: Any, kind: str) -> Iterator[Any]:
    """The sound as it was recorded.

    An error in the last packet is where a recording was cut off: what came before it stands. Raises av’s error for one
    that comes first, or that is followed by more.
    """
    import av

    heard, broken = False, None
    packets = source.demux(source.streams.audio[0])
    while True:
        try:
            packet = next(packets, None)
            if packet is None:
                return
            if broken is not None and packet.size:
                raise broken
            for frame in packet.decode():
                heard = True
                yield frame
        except av.error.InvalidDataError as error:
            if broken is not None or not heard or kind not in CUT:
                raise
            broken = error


def _lacks_its_index(raw: bytes) -> bool:
    """Whether an MP4 has its sound and not the box that says where in it what lies: a recorder writes that at the end."""
    at, boxes = 0, set()
    while at + 8 <= len(raw):
        length = int.from_bytes(raw[at : at + 4])
        boxes.add(raw[at + 4 : at + 8])
        if length == 1:
            length = int.from_bytes(raw[at + 8 : at + 16])
        if length < 8:  # noqa: PLR2004 - a box holds its own head; 0 is one that goes on to the end
            break
        at += length
    return b"mdat" in boxes and b"moov" not in boxes
