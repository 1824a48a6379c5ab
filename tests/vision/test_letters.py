"""Letters through every door: nobody reads one before its day, its writer included; then those whom it is for, and no others."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from our2souls.delivery import outbox, schedules
from our2souls.delivery.models import Delivery, Schedule
from our2souls.lib import clock
from our2souls.people import exporting, pairing
from our2souls.people.models import Person
from our2souls.people.us import us
from our2souls.privacy import erasure
from our2souls.privacy.fields import NotYours
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import Viewer, viewing
from our2souls.vision import access, letters, media, notes, searching
from our2souls.vision.models import LETTER, AnyNote, Memo, Note, OwnNote, Photo
from tests.architecture.scene import a_picture, a_sound
from tests.cast import Member
from tests.vision.conftest import files

WORDS, ENVELOPE, ALT = "Water something for us", "To us, a year from now", "The lemon tree"
TODAY, DAY = date(2026, 11, 1), date(2027, 6, 12)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def autumn() -> Iterator[None]:
    """An afternoon in November, long before the day."""
    with clock.frozen(NOON):
        yield


@contextmanager
def on(day: date, hour: int = 12) -> Iterator[None]:
    """That day, at an hour in UTC."""
    with clock.frozen(datetime(day.year, day.month, day.day, hour, tzinfo=UTC)):
        yield


def url(name: str, *args: object) -> str:
    return reverse(f"vision:{name}", args=args)


def drafted(by: Member, to: str = letters.US, opens_on: date = DAY) -> OwnNote:
    with viewing(by.viewer):
        telling = letters.Telling(ENVELOPE, to, opens_on, WORDS)
        kept = letters.draft(telling, notes.Brought([a_picture()], a_sound()))
        notes.rewrite(kept, text=WORDS, alts={access.photos_of(kept)[0].pk: ALT})
        return kept


def sealed(by: Member, to: str = letters.US, opens_on: date = DAY) -> AnyNote:
    kept = drafted(by, to, opens_on)
    with viewing(by.viewer):
        return letters.seal(kept)


def said(**more: Any) -> dict[str, Any]:
    return {"envelope": ENVELOPE, "to": "us", "opens_on": DAY.isoformat(), "text": WORDS} | more


def doors(letter: AnyNote, by: Member) -> dict[str, str]:
    """Every address at which what is in a letter could be asked for."""
    with viewing(Viewer(by.id, by.us.couple_id)):
        photo, memo = access.photos_of(letter)[0], access.memo_of(letter)
    return {
        "photo": url("photo", letter.pk, photo.pk, 480),
        "memo": url("memo", letter.pk, memo.pk),
        "note": url("note", letter.pk),
        "note_edit": url("note_edit", letter.pk),
        "letter_edit": url("letter_edit", letter.pk),
        "letter_seal": url("letter_seal", letter.pk),
    }


@pytest.mark.parametrize("writer", ["ana", "ben"])
def test_written_kept_as_a_draft_gone_on_with_and_sealed(couple: tuple[Member, Member], writer: str) -> None:
    by, other = couple if writer == "ana" else reversed(couple)
    page = by.post(url("letter_new"), said())
    assert WORDS in page.text, "one goes on writing"
    with viewing(by.viewer):
        kept = OwnNote.objects.get(kind=LETTER)
    assert ENVELOPE not in other.get(url("letters")).text
    for name in ("letter_edit", "letter_seal", "note", "letter"):
        assert other.get(url(name, kept.pk)).status_code == 404
    page = by.post(url("letter_edit", kept.pk), said(version=kept.version, seal="yes", text="Other words"))
    assert "Nobody can read it before that day, you included" in page.text
    page = by.post(url("letter_seal", kept.pk), {"version": kept.version + 1})
    assert "Sealed." in page.text
    for each in (by, other):
        listed = each.get(url("letters")).text
        assert ENVELOPE in listed
        assert "Other words" not in listed
    with viewing(by.viewer):
        assert not OwnNote.objects.exists()
        assert Note.objects.get().writer_id == by.id


@pytest.mark.parametrize(("to", "readers"), [("me", {"ana"}), ("partner", {"ana", "ben"}), ("us", {"ana", "ben"})])
def test_before_its_day_nobody_gets_anything_from_its_day_on_those_it_is_for(
    ana: Member, ben: Member, cleo: Member, dora: Member, to: str, readers: set[str]
) -> None:
    letter = sealed(ana, to)
    at = doors(letter, ana)
    everybody = {"ana": ana, "ben": ben, "cleo": cleo, "dora": dora}
    for name, member in everybody.items():
        for path in at.values():
            assert member.get(path).status_code == 404, f"{path} for {name}"
        page = member.get(url("letter", letter.pk))
        assert page.status_code == (200 if name in readers else 404)
        for place in (page, member.get(url("board")), member.get(url("letters")), member.get(reverse("web:home"))):
            assert WORDS not in place.text
            assert ALT not in place.text
        assert (ENVELOPE in member.get(url("letters")).text) == (name in readers)
    with on(DAY):
        for name, member in everybody.items():
            page = member.get(url("letter", letter.pk))
            assert (page.status_code, WORDS in page.text, ALT in page.text) == (
                (200, True, True) if name in readers else (404, False, False)
            )
            for what in ("photo", "memo"):
                assert member.get(at[what]).status_code == (200 if name in readers else 404)
            assert member.get(at["note_edit"]).status_code == 404
            assert (ENVELOPE in member.get(url("board")).text) == (name in readers)


def test_the_day_begins_by_each_readers_own_clock(ana: Member, ben: Member) -> None:
    """Ana lives in Madrid, Ben in New York: six hours lie between their mornings."""
    letter = sealed(ana)
    at = url("letter", letter.pk)
    with clock.frozen(datetime(2027, 6, 11, 21, 59, tzinfo=UTC)):
        assert WORDS not in ana.get(at).text
    with clock.frozen(datetime(2027, 6, 11, 22, 0, tzinfo=UTC)):  # midnight in Madrid, 18:00 in New York
        assert WORDS in ana.get(at).text
        assert WORDS not in ben.get(at).text
    with clock.frozen(datetime(2027, 6, 12, 3, 59, tzinfo=UTC)):
        assert WORDS not in ben.get(at).text
    with clock.frozen(datetime(2027, 6, 12, 4, 0, tzinfo=UTC)):
        assert WORDS in ben.get(at).text


@pytest.mark.parametrize("to", ["me", "us"])
def test_the_row_itself_refuses_its_words_and_what_hangs_on_it(ana: Member, ben: Member, to: str) -> None:
    letter = sealed(ana, to)
    for member in (ana, ben):
        with viewing(member.viewer):
            row: Any = type(letter)._base_manager.get(pk=letter.pk)
            photo, memo = access.photos_of(row)[0], access.memo_of(row)
            for read in (
                lambda row=row: row.text,
                lambda photo=photo: photo.alt,
                lambda photo=photo: media.read(photo, 480),
                lambda memo=memo: media.read(memo, 0),
            ):
                with pytest.raises(NotYours):
                    read()
    with viewing(ana.viewer):
        assert letter.envelope == ENVELOPE
    with viewing(Viewer(ana.id, ana.us.couple_id)), on(DAY, 1), pytest.raises(NotYours):
        print(type(letter)._base_manager.get(pk=letter.pk).text)  # noqa: T201 - no clock said: the last place on earth counts


def test_another_day_put_into_the_database_opens_nothing(ana: Member) -> None:
    letter = sealed(ana)
    for change in ("opens_on = '2020-01-01'", "sealed_at = NULL", "sealed_at = NULL, opens_on = NULL"):
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE vision_note SET {change} WHERE kind = 'letter'")  # noqa: S608 - ours
        with viewing(ana.viewer):
            row = Note.objects.get(pk=letter.pk)
            photo, memo = access.photos_of(row)[0], access.memo_of(row)
            for read in (
                lambda row=row: row.text,
                lambda photo=photo: media.read(photo, 480),
                lambda memo=memo: media.read(memo, 0),
            ):
                with pytest.raises(InvalidTag):
                    read()


def test_no_code_path_lists_a_sealed_letter_where_words_are(ana: Member, ben: Member) -> None:
    letter, own = sealed(ana), sealed(ana, "me")
    drafted(ana)
    for member in (ana, ben):
        with viewing(member.viewer):
            assert list(searching.words_i_may_see(member.viewer)) == []
    with on(DAY):
        for member, expected in ((ana, {letter.pk, own.pk}), (ben, {letter.pk})):
            with viewing(member.viewer):
                found = list(searching.words_i_may_see(member.viewer))
                assert {each.id for each in found} == expected
                assert {each.words for each in found} == {WORDS}
                assert {each.title for each in found} == {ENVELOPE}


def archive(member: Member) -> tuple[str, list[str]]:
    """The words and the names of files of somebody's export."""
    with viewing(member.viewer), exporting.with_files(member.person) as kept:
        opened = zipfile.ZipFile(io.BytesIO(kept.read()))
        return opened.read("our2souls.json").decode(), opened.namelist()


@pytest.mark.parametrize("to", ["partner", "us"])
def test_its_writer_takes_it_along_the_other_does_not(ana: Member, ben: Member, to: str) -> None:
    letter = sealed(ana, to)
    with viewing(ana.viewer):
        hangs = {str(access.photos_of(letter)[0].pk), str(access.memo_of(letter).pk)}
    text, names = archive(ana)
    assert WORDS in text
    assert ALT in text
    assert all(any(each in name for name in names) for each in hangs)
    text, names = archive(ben)
    assert WORDS not in text
    assert ENVELOPE not in text
    told = json.loads(text)["packages"]
    assert not any(told["vision"].values()), "the row itself stays too; only Ben’s own reminder knows of it"
    assert not any(each in name for name in names for each in hangs)
    assert ana.get(url("letter", letter.pk)).status_code == 200
    assert WORDS not in ana.get(url("letter", letter.pk)).text, "exporting opens nothing elsewhere"
    with on(DAY):
        text, names = archive(ben)
        assert WORDS in text
        assert all(any(each in name for name in names) for each in hangs)


def test_its_words_are_in_no_log_no_audit_no_inbox_and_no_mail(
    ana: Member, ben: Member, caplog: pytest.LogCaptureFixture
) -> None:
    letter = sealed(ana)
    ana.get(url("letter", letter.pk))
    ben.get(url("letter", letter.pk))
    with on(DAY, 20):
        call_command("worker", "--once")
        inbox = ben.get(reverse("delivery:notices")).text
    acts = json.dumps(list(AuditEntry.objects.values_list("act", flat=True)))
    sent = "".join(str(each.message()) for each in mail.outbox)
    for place in (caplog.text, acts, inbox, sent):
        assert WORDS not in place
        assert ENVELOPE not in place
    assert {"letter.drafted", "letter.sealed"} <= set(json.loads(acts))


def test_there_is_no_admin_and_no_api_that_could_show_one() -> None:
    assert not apps.is_installed("django.contrib.admin")
    assert not apps.is_installed("ninja")


@pytest.mark.parametrize(("to", "hear"), [("me", {"ana"}), ("partner", {"ana", "ben"}), ("us", {"ana", "ben"})])
def test_those_who_may_open_it_are_reminded_on_its_day_once_by_their_own_clock(
    ana: Member, ben: Member, to: str, hear: set[str]
) -> None:
    letter = sealed(ana, to)
    members = {"ana": ana, "ben": ben}

    def told(member: Member) -> bool:
        page = member.get(reverse("delivery:notices")).text
        return "Something sealed can be opened today" in page and url("letter", letter.pk) in page

    call_command("worker", "--once")
    assert not any(told(member) for member in members.values())
    with clock.frozen(datetime(2027, 6, 12, 7, 5, tzinfo=UTC)):  # nine in Madrid, three in New York
        call_command("worker", "--once")
        assert {name for name, member in members.items() if told(member)} == {"ana"}
    with clock.frozen(datetime(2027, 6, 12, 13, 5, tzinfo=UTC)):
        call_command("worker", "--once")
        assert {name for name, member in members.items() if told(member)} == hear
    with clock.frozen(datetime(2028, 6, 13, 13, 5, tzinfo=UTC)):
        call_command("worker", "--once")
    assert Delivery._base_manager.filter(about=letter.pk, channel="inapp").count() == len(hear)


def test_a_reminder_that_comes_too_early_is_not_shown(ana: Member, ben: Member) -> None:
    """Whatever planned it: whether the day has come is asked again by the reader's own clock."""
    letter = sealed(ana)
    for member in (ana, ben):
        outbox.notify(to=member.id, notice="letter", about=letter.pk, key=f"early:{member.name}")
        assert url("letter", letter.pk) not in member.get(reverse("delivery:notices")).text
    with clock.frozen(datetime(2027, 6, 11, 23, tzinfo=UTC)):  # the day has begun in Madrid alone
        assert url("letter", letter.pk) in ana.get(reverse("delivery:notices")).text
        assert url("letter", letter.pk) not in ben.get(reverse("delivery:notices")).text


def test_a_reminder_follows_its_reader_to_another_clock(ana: Member) -> None:
    letter = sealed(ana, "me")
    ana.person.time_zone = "Pacific/Auckland"
    ana.person.save()
    schedules.rezone(ana.id)
    with clock.frozen(datetime(2027, 6, 11, 21, 30, tzinfo=UTC)):  # half past nine on the 12th in Auckland
        call_command("worker", "--once")
        ana.person = Person.objects.get(pk=ana.id)
        assert url("letter", letter.pk) in ana.get(reverse("delivery:notices")).text
        assert WORDS in ana.get(url("letter", letter.pk)).text


def test_taken_back_unread_it_is_erased_with_its_files_and_reminders(
    ana: Member, ben: Member, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        letter = sealed(ana)
    assert len(files(store)) == 4
    assert ben.post(url("letter_take_back", letter.pk)).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url("letter_take_back", letter.pk))
    assert files(store) == []
    assert not Schedule._base_manager.filter(about=letter.pk).exists()
    for member in (ana, ben):
        assert member.get(url("letter", letter.pk)).status_code == 404
        assert ENVELOPE not in member.get(url("letters")).text


@pytest.mark.parametrize("day", ["", "2026-11-01", "2026-10-31", "2127-01-01", "never"])
def test_a_letter_needs_a_day_that_is_still_to_come_and_keeps_what_was_typed(
    ana: Member, ben: Member, day: str
) -> None:
    page = ana.client.post(url("letter_new"), said(opens_on=day, seal="yes"), follow=True)
    if day:
        assert page.status_code == 422
    else:  # a draft may do without; sealing may not
        with viewing(ana.viewer):
            kept = OwnNote.objects.get()
        page = ana.post(url("letter_seal", kept.pk), {"version": kept.version})
        assert "It isn’t ready yet" in page.text
    assert WORDS in page.text
    assert ENVELOPE in page.text
    with viewing(ana.viewer):
        assert not Note.objects.exists()


def test_an_empty_letter_cannot_be_sealed(ana: Member, ben: Member) -> None:
    with viewing(ana.viewer):
        kept = letters.draft(letters.Telling(ENVELOPE, "us", DAY))
    assert "It isn’t ready yet" in ana.post(url("letter_seal", kept.pk), {}).text


def test_its_day_may_come_while_it_is_a_draft(ana: Member, ben: Member) -> None:
    kept = drafted(ana)
    with on(DAY):
        assert "It isn’t ready yet" in ana.post(url("letter_seal", kept.pk), {}).text


def test_two_devices_write_one_draft_and_both_texts_stay(ana: Member) -> None:
    kept = drafted(ana)
    with viewing(ana.viewer):
        version = OwnNote.objects.get().version
    at = url("letter_edit", kept.pk)
    ana.post(at, said(version=version, text="From the phone"))
    page = ana.post(at, said(version=version, text="From the desk")).text
    assert "From the phone" in page
    assert "From the desk" in page
    page = ana.post(url("letter_seal", kept.pk), {"version": version}).text
    assert "changed on another device" in page
    with viewing(ana.viewer):
        assert not Note.objects.exists()


def test_sealed_twice_it_is_one_letter(ana: Member, ben: Member) -> None:
    kept = drafted(ana)
    with viewing(ana.viewer):
        letters.seal(kept)
        with pytest.raises(notes.Overtaken):
            letters.seal(kept)
        assert Note.objects.count() == 1
    assert ana.post(url("letter_seal", kept.pk), {}).status_code == 404


def test_a_sealing_that_fails_half_way_leaves_the_draft(
    ana: Member, ben: Member, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = drafted(ana)
    before = sorted(files(store))

    def broken(*_args: Any) -> None:
        raise RuntimeError("half way")

    with monkeypatch.context() as patch, viewing(ana.viewer):
        patch.setattr(letters.schedules, "keep", broken)
        with pytest.raises(RuntimeError, match="half way"):
            letters.seal(kept)
    assert set(before) <= set(files(store))
    with viewing(ana.viewer):
        assert not Note.objects.exists()
        assert OwnNote.objects.get().text == WORDS


def test_alone_one_writes_to_oneself(cleo: Member) -> None:
    page = cleo.get(url("letter_new")).text
    assert 'value="partner"' not in page
    assert 'value="us"' not in page
    assert cleo.client.post(url("letter_new"), said(to="us")).status_code == 422
    letter = sealed(cleo, "me")
    assert ENVELOPE in cleo.get(url("letters")).text
    with on(DAY):
        assert WORDS in cleo.get(url("letter", letter.pk)).text


def test_when_two_part_what_they_shared_is_closed_and_ones_own_stays(ana: Member, ben: Member) -> None:
    ours, mine, draft = sealed(ana), sealed(ana, "me"), drafted(ana, "partner")
    with viewing(ben.viewer):
        pairing.leave(ben.person)
    for member in (ana, ben):
        assert member.get(url("letter", ours.pk)).status_code == 404
    assert {row.about for row in Schedule._base_manager.filter(owner_id=ana.id)} == {mine.pk}
    assert ana.get(url("letter", mine.pk)).status_code == 200
    assert "It isn’t ready yet" in ana.post(url("letter_seal", draft.pk), {}).text
    with on(DAY, 20):
        call_command("worker", "--once")
        assert url("letter", mine.pk) in ana.get(reverse("delivery:notices")).text
        assert WORDS in ana.get(url("letter", mine.pk)).text
        assert ana.get(url("letter", ours.pk)).status_code == 404


def test_erasing_its_writer_takes_a_sealed_letter_and_the_words_of_an_open_one(
    ana: Member, ben: Member, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        closed, opened = sealed(ana), sealed(ana, "us", TODAY + timedelta(days=2))
    with on(TODAY + timedelta(days=4)):
        assert WORDS in ben.get(url("letter", opened.pk)).text
        with django_capture_on_commit_callbacks(execute=True):
            erasure.erase_person(ana.id)
        assert ben.get(url("letter", closed.pk)).status_code == 404
        page = ben.get(url("letter", opened.pk))
        assert page.status_code == 200
        assert WORDS not in page.text
        assert ENVELOPE not in page.text
        assert files(store) == []
    assert not Photo._base_manager.exists()
    assert not Memo._base_manager.exists()
    assert not Schedule._base_manager.filter(about=closed.pk).exists()


def test_what_waits_on_the_horizon_says_no_words(ana: Member, ben: Member, django_assert_num_queries: Any) -> None:
    ours, mine = sealed(ana), sealed(ana, "me", DAY + timedelta(days=1))
    eyes = ana.viewer
    with viewing(eyes), django_assert_num_queries(2):
        found = letters.to_open(eyes)
    assert [(each.id, each.opens_on, each.from_, each.to, each.sealed) for each in found] == [
        (ours.pk, DAY, ana.id, "us", True),
        (mine.pk, DAY + timedelta(days=1), ana.id, "me", True),
    ]
    assert ENVELOPE not in repr(found)
    with viewing(ben.viewer):
        assert [each.id for each in letters.to_open(ben.viewer)] == [ours.pk]
    with on(DAY), viewing(ben.viewer):
        assert [each.sealed for each in letters.to_open(us(ben.person).viewer)] == [False]
    with on(DAY + timedelta(days=5)), viewing(ben.viewer):
        assert letters.to_open(ben.viewer) == []


def test_a_draft_with_photos_and_a_memo_shows_them_to_its_writer_alone(ana: Member, ben: Member) -> None:
    photo = SimpleUploadedFile("a.png", a_png())
    ana.post(url("letter_new"), said(photos=[photo]))
    with viewing(ana.viewer):
        kept = OwnNote.objects.get()
        at = url("photo", kept.pk, access.photos_of(kept)[0].pk, 480)
    assert at in ana.get(url("letter_edit", kept.pk)).text
    assert ana.get(at).status_code == 200
    assert ben.get(at).status_code == 404
    assert ben.post(url("draft_remove", kept.pk)).status_code == 404
    ana.post(url("draft_remove", kept.pk))
    with viewing(ana.viewer):
        assert not OwnNote.objects.exists()


def a_png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return out.getvalue()
