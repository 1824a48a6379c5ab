"""Recordings as browsers, phones and dictaphones make them: only their sound is kept, as mono MP3."""

import io
import subprocess
import sys
from pathlib import Path

import av
import pytest

from our2souls.vision.media import voice_memos
from tests.vision.media.recordings import FORMATS, SECRET, bad_memos, recorded


@pytest.mark.parametrize("kind", FORMATS)
def test_every_recording_format_becomes_mono_mp3_and_nothing_else_survives(kind: str) -> None:
    raw = recorded(kind)
    sound = voice_memos.process(raw, name=f"memo.{kind}")
    assert sound.seconds == 2
    assert SECRET.encode() not in sound.plain
    with av.open(io.BytesIO(sound.plain)) as read:
        assert (read.format.name, [stream.type for stream in read.streams]) == ("mp3", ["audio"])
        assert read.streams.audio[0].layout.name == "mono"
        assert "title" not in read.metadata
        samples = sum(frame.samples for frame in read.decode(audio=0))
    assert samples / voice_memos.RATE == pytest.approx(2.0, abs=0.15)


def test_a_dictaphones_recording_is_processed() -> None:
    sound = voice_memos.process(
        (Path(__file__).parent / "files" / "dictaphone.amr").read_bytes(), name="dictaphone.amr"
    )
    assert sound.seconds == 3


@pytest.mark.parametrize("kind", ["wav", "mp3", "webm", "ogg", "flac", "aac", "aiff", "caf", "au"])
def test_a_recording_that_was_cut_off_is_kept_as_far_as_it_goes(kind: str) -> None:
    raw = recorded(kind, 4.0)
    assert voice_memos.process(raw[: len(raw) * 3 // 5], name="memo").seconds == 2


@pytest.mark.parametrize("movflags", ["+frag_keyframe+empty_moov", "+faststart"])
def test_a_cut_off_mp4_is_kept_as_far_as_it_goes_where_it_says_first_what_is_in_it(
    movflags: str, tmp_path: Path
) -> None:
    path = tmp_path / "memo.mp4"
    options = {"movflags": movflags, "frag_duration": "500000"}
    with av.open(str(path), "w", format="mp4", options=options) as target:
        heard = target.add_stream("aac", rate=44_100, layout="mono")
        with av.open(io.BytesIO(recorded("wav", 4.0))) as source:
            for frame in source.decode(audio=0):
                target.mux(heard.encode(frame))
        target.mux(heard.encode(None))
    raw = path.read_bytes()
    assert voice_memos.process(raw, name="memo").seconds == 4
    assert voice_memos.process(raw[: len(raw) * 3 // 5], name="memo").seconds in {2, 3}


def test_probe_refuses_what_is_no_recording_and_passes_what_may_be_one() -> None:
    for raw, sentence in bad_memos().values():
        if any(said in sentence for said in ("no recording", "MP3, M4A", "larger")):
            with pytest.raises(voice_memos.InvalidMemo, match=sentence):
                voice_memos.probe(raw, name="memo.webm")
        else:
            voice_memos.probe(raw, name="memo.webm")


def test_a_page_hidden_behind_a_recording_is_not_kept() -> None:
    hidden = b"<script>alert(1)</script>"
    sound = voice_memos.process(recorded("wav") + hidden * 50, name="memo.wav")
    assert hidden[:8] not in sound.plain
    with pytest.raises(voice_memos.InvalidMemo, match="damaged"):
        voice_memos.process(recorded("mp3") + hidden * 50, name="memo.mp3")


def test_a_compressed_recording_is_given_up_at_the_limit_of_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = recorded("flac", 40)
    monkeypatch.setattr(voice_memos, "MAX_SECONDS", 2)
    with pytest.raises(voice_memos.InvalidMemo, match="longer than"):
        voice_memos.process(raw, name="memo.flac")


@pytest.mark.host
def test_libraries_for_memos_photos_calendars_and_markdown_are_imported_only_when_needed() -> None:
    code = (
        "import sys, django; django.setup(); from django.urls import reverse; reverse('vision:board');"
        "print(sorted({'av', 'icalendar', 'pi_heif', 'markdown_it', 'nh3'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip().endswith("[]"), done.stdout + done.stderr
