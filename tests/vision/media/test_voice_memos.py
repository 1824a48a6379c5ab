"""Voice memos through HTTP: only their sound is kept, encrypted, heard by whom they should be; bad files leave nothing."""

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import av
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.vision.media import voice_memos
from our2souls.vision.models import PersonalMemo, PersonalNote, SharedMemo, SharedNote
from tests.architecture.world import a_recording
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions import an_intention
from tests.vision.conftest import files

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


def url(name: str, *args: object) -> str:
    return reverse(f"vision:{name}", args=args)


def kept(
    by: CastMember, partner: CastMember, memo: SimpleUploadedFile | None = None, text: str = ""
) -> tuple[SharedNote, SharedMemo]:
    intention = an_intention(by, partner)
    page = by.post(url("note_new", "intention", intention.pk), {"text": text, "memo": memo or a_memo()})
    assert page.status_code == 200, page.text
    with viewing(by.viewer):
        return SharedNote.objects.get(), SharedMemo.objects.get()


@pytest.mark.parametrize("kind", FORMATS)
def test_what_recorders_give_becomes_mono_mp3_and_nothing_else_survives(kind: str) -> None:
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


def test_what_a_dictaphone_gives_is_heard() -> None:
    sound = voice_memos.process(
        (Path(__file__).parent / "files" / "dictaphone.amr").read_bytes(), name="dictaphone.amr"
    )
    assert sound.seconds == 3


@pytest.mark.parametrize("kind", ["wav", "mp3", "webm", "ogg", "flac", "aac", "aiff", "caf", "au"])
def test_of_a_recording_that_was_cut_off_what_came_before_is_kept(kind: str) -> None:
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


def test_a_look_at_its_beginning_refuses_what_is_no_recording_and_passes_what_may_be_one() -> None:
    for raw, sentence in bad_files().values():
        if any(said in sentence for said in ("no recording", "MP3, M4A", "larger")):
            with pytest.raises(voice_memos.InvalidMemo, match=sentence):
                voice_memos.probe(raw, name="memo.webm")
        else:
            voice_memos.probe(raw, name="memo.webm")


def test_both_hear_a_memo_on_an_intention(ana: CastMember, ben: CastMember, store: Path) -> None:
    note, memo = kept(ana, ben)
    page = ben.get(url("note", note.pk)).text
    assert url("memo", note.pk, memo.pk) in page
    assert "A voice memo, 0:02" in page
    for member in (ana, ben):
        answer = member.get(url("memo", note.pk, memo.pk))
        assert answer["Content-Type"] == "audio/mpeg"
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert len(answer.content) == memo.size
    [stored] = files(store)
    assert answer.content[:100] not in stored.read_bytes()


@pytest.mark.parametrize("other", ["cleo", "dora", "eli", "farid"])
def test_nobody_else_hears_it(ana: CastMember, ben: CastMember, other: str, request: pytest.FixtureRequest) -> None:
    note, memo = kept(ana, ben)
    member: CastMember = request.getfixturevalue(other)
    assert member.get(url("memo", note.pk, memo.pk)).status_code == 404


def test_a_memo_on_ones_own_dream_is_heard_as_far_as_the_dream_is_open(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana)
    ana.post(url("note_new", "dream", dream.pk), {"memo": a_memo()})
    with viewing(ana.viewer):
        at = url("memo", PersonalNote.objects.get().pk, PersonalMemo.objects.get().pk)
    assert ana.get(at).status_code == 200
    assert ben.get(at).status_code == 404
    ana.post(reverse("dreams:dream_share", args=[dream.pk]))
    assert ben.get(at).status_code == 200
    ana.post(reverse("dreams:dream_unshare", args=[dream.pk]))
    assert ben.get(at).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "begin", "length"),
    [
        ("bytes=0-99", 206, 0, 100),
        ("bytes=100-", 206, 100, None),
        ("bytes=-50", 206, None, 50),
        ("bytes=0-999999999", 206, 0, None),
        ("bytes=999999999-", 416, 0, 0),
        ("bytes=-", 200, 0, None),
        ("bytes=0-1,4-5", 200, 0, None),
        ("lines=1-2", 200, 0, None),
    ],
)
def test_a_player_may_ask_for_a_part(
    ana: CastMember, ben: CastMember, asked: str, status: int, begin: int | None, length: int | None
) -> None:
    note, memo = kept(ana, ben)
    at = url("memo", note.pk, memo.pk)
    whole = ana.get(at).content
    answer = ana.client.get(at, headers={"Range": asked})
    assert answer.status_code == status
    assert answer["Accept-Ranges"] == "bytes"
    assert "no-store" in answer["Cache-Control"]
    start = len(whole) - (length or 0) if begin is None else begin
    end = len(whole) if length is None else start + length
    assert answer.content == whole[start:end]
    if status == 206:
        assert answer["Content-Range"] == f"bytes {start}-{end - 1}/{len(whole)}"


def bad_files() -> dict[str, tuple[bytes, str]]:
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


AT_A_GLANCE = ("empty", "page", "photo", "playlist", "concat", "large", "session", "strange")
"""What its first bytes or its size tell; the rest is found out when it is prepared."""


@pytest.mark.parametrize("kind", AT_A_GLANCE)
def test_a_bad_file_gets_a_kind_sentence_and_leaves_nothing(
    ana: CastMember, ben: CastMember, store: Path, kind: str
) -> None:
    raw, sentence = bad_files()[kind]
    intention = an_intention(ana, ben)
    page = ana.client.post(
        url("note_new", "intention", intention.pk), {"text": "What I said", "memo": a_memo("memo.webm", raw)}
    )
    assert page.status_code == 422
    assert sentence in page.text
    assert "memo.webm" in page.text
    assert "What I said" in page.text
    assert files(store) == []
    with viewing(ana.viewer):
        assert not SharedNote.objects.exists()


@pytest.mark.parametrize("kind", [kind for kind in bad_files() if kind not in AT_A_GLANCE])
def test_what_cannot_be_prepared_is_said_to_its_writer_alone(
    ana: CastMember, ben: CastMember, store: Path, kind: str
) -> None:
    raw, sentence = bad_files()[kind]
    note, memo = kept(ana, ben, a_memo("memo.webm", raw), text="What I said")
    page = ana.get(url("note", note.pk)).text
    assert sentence in page
    assert "memo.webm" in page
    assert "What I said" in page
    theirs = ben.get(url("note", note.pk)).text
    assert sentence not in theirs
    assert "memo.webm" not in theirs
    assert url("memo", note.pk, memo.pk) not in theirs
    assert ana.get(url("memo", note.pk, memo.pk)).status_code == 404
    assert files(store) == []


def test_a_page_hidden_behind_a_sound_is_not_in_what_is_kept() -> None:
    hidden = b"<script>alert(1)</script>"
    sound = voice_memos.process(recorded("wav") + hidden * 50, name="memo.wav")
    assert hidden[:8] not in sound.plain
    with pytest.raises(voice_memos.InvalidMemo, match="damaged"):
        voice_memos.process(recorded("mp3") + hidden * 50, name="memo.mp3")


def test_a_compressed_bomb_is_given_up_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = recorded("flac", 40)
    monkeypatch.setattr(voice_memos, "MAX_SECONDS", 2)
    with pytest.raises(voice_memos.InvalidMemo, match="longer than"):
        voice_memos.process(raw, name="memo.flac")


def test_another_memo_takes_the_place_of_the_first_and_one_can_be_taken_out(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note, memo = kept(ana, ben, text="So")
    at = url("note_edit", note.pk)
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(at, {"text": "So", "version": 1, "memo": a_memo(raw=recorded("ogg", 4.0))})
    with viewing(ana.viewer):
        other = SharedMemo.objects.get()
    assert (other.seconds, other.pk != memo.pk) == (4, True)
    assert len(files(store)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(at, {"text": "So", "version": 2, f"out-{other.pk}": "on"})
    with viewing(ana.viewer):
        assert not SharedMemo.objects.exists()
    assert files(store) == []


def test_a_note_that_would_hold_nothing_any_more_says_so(ana: CastMember, ben: CastMember) -> None:
    note, memo = kept(ana, ben)
    page = ana.post(url("note_edit", note.pk), {"text": "", "version": 1, f"out-{memo.pk}": "on"})
    assert "Write a few words" in page.text


def test_erasing_its_speaker_takes_the_memo(
    ana: CastMember, ben: CastMember, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note, memo = kept(ana, ben)
    with django_capture_on_commit_callbacks(execute=True):
        personal_data_erasure.erase_person(ana.id)
    assert files(store) == []
    assert ben.get(url("memo", note.pk, memo.pk)).status_code == 404


@pytest.mark.host
def test_what_reads_memos_photos_and_marks_is_loaded_only_when_needed() -> None:
    code = (
        "import sys, django; django.setup(); from django.urls import reverse; reverse('vision:board');"
        "print(sorted({'av', 'pi_heif', 'markdown_it', 'nh3'} & sys.modules.keys()))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.stdout.strip().endswith("[]"), told.stdout + told.stderr
