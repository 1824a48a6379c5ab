"""Letters through every door: nobody reads one before its day, its writer included; then those whom it is for, and no others."""

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from our2souls.lib import clock
from our2souls.people.account.portability import export as account_export
from our2souls.privacy import unscoped
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import Viewer, viewing
from our2souls.vision import access as vision_access
from our2souls.vision.declarations import search as vision_search
from our2souls.vision.media import encrypted_storage
from our2souls.vision.models import LETTER, PersonalNote, SharedNote
from tests.cast import CastMember
from tests.factories.vision.letters import ALT, DAY, ENVELOPE, WORDS, doors, drafted, on, said, sealed
from tests.factories.vision.pages import url

pytestmark = pytest.mark.usefixtures("autumn")


@pytest.mark.parametrize("writer", ["ana", "ben"])
def test_a_letter_is_drafted_edited_and_sealed(couple: tuple[CastMember, CastMember], writer: str) -> None:
    by, other = couple if writer == "ana" else reversed(couple)
    page = by.post(url("letter_new"), said())
    assert WORDS in page.text, "one goes on writing"
    with viewing(by.viewer):
        letter = PersonalNote.objects.get(kind=LETTER)
    assert ENVELOPE not in other.get(url("letters")).text
    for name in ("letter_edit", "letter_seal", "note", "letter"):
        assert other.get(url(name, letter.pk)).status_code == 404
    page = by.post(url("letter_edit", letter.pk), said(version=letter.version, seal="yes", text="Other words"))
    assert "Nobody can read it before that day, you included" in page.text
    page = by.post(url("letter_seal", letter.pk), {"version": letter.version + 1})
    assert "Sealed." in page.text
    for each in (by, other):
        listed = each.get(url("letters")).text
        assert ENVELOPE in listed
        assert "Other words" not in listed
    with viewing(by.viewer):
        assert not PersonalNote.objects.exists()
        assert SharedNote.objects.get().writer_id == by.id


@pytest.mark.parametrize(("to", "readers"), [("me", {"ana"}), ("partner", {"ana", "ben"}), ("us", {"ana", "ben"})])
def test_a_letter_opens_on_its_day_for_those_it_is_for_and_nobody_before(
    ana: CastMember, ben: CastMember, cleo: CastMember, dora: CastMember, to: str, readers: set[str]
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


def test_a_letter_of_the_two_opens_for_both_at_the_later_midnight(ana: CastMember, ben: CastMember) -> None:
    """Ana lives in Madrid, Ben in New York: six hours lie between their mornings."""
    letter = sealed(ana)
    at = url("letter", letter.pk)
    with clock.frozen(datetime(2027, 6, 11, 21, 59, tzinfo=UTC)):
        assert WORDS not in ana.get(at).text
    with clock.frozen(datetime(2027, 6, 11, 22, 0, tzinfo=UTC)):  # midnight in Madrid, 18:00 in New York
        assert WORDS not in ana.get(at).text
        assert WORDS not in ben.get(at).text
    with clock.frozen(datetime(2027, 6, 12, 3, 59, tzinfo=UTC)):
        for member in (ana, ben):
            assert "until then nobody can read it" in member.get(at).text
            assert WORDS not in member.get(at).text
    with clock.frozen(datetime(2027, 6, 12, 4, 0, tzinfo=UTC)):
        for member in (ana, ben):
            assert WORDS in member.get(at).text
            assert "until then nobody can read it" not in member.get(at).text


@pytest.mark.parametrize("to", ["me", "us"])
def test_a_sealed_letters_row_refuses_its_words_and_attachments(ana: CastMember, ben: CastMember, to: str) -> None:
    letter = sealed(ana, to)
    for member in (ana, ben):
        with viewing(member.viewer), unscoped.door("erasure"):  # as if PostgreSQL showed it, too
            row: Any = type(letter)._base_manager.get(pk=letter.pk)
            photo, memo = vision_access.photos_of(row)[0], vision_access.memo_of(row)
            for read in (
                lambda row=row: row.text,
                lambda photo=photo: photo.caption,
                lambda photo=photo: photo.alt,
                lambda photo=photo: encrypted_storage.read(photo, 480),
                lambda memo=memo: encrypted_storage.read(memo, 0),
            ):
                with pytest.raises(NotPermitted):
                    read()
    with viewing(ana.viewer):
        assert letter.envelope == ENVELOPE
    with viewing(Viewer(ana.id, ana.us.couple_id)), on(DAY, 1), pytest.raises(NotPermitted):
        print(type(letter)._base_manager.get(pk=letter.pk).text)  # noqa: T201 - no clock said: the last place on earth counts


def test_another_day_put_into_the_database_opens_no_letter(ana: CastMember) -> None:
    letter = sealed(ana)
    for change in (
        "opens_on = '2020-01-01', opens_at = '2020-01-01'",
        "sealed_at = NULL",
        "sealed_at = NULL, opens_on = NULL",
    ):
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE vision_sharednote SET {change} WHERE kind = 'letter'")  # noqa: S608 - ours
        with viewing(ana.viewer):
            row = SharedNote.objects.get(pk=letter.pk)
            photo, memo = vision_access.photos_of(row)[0], vision_access.memo_of(row)
            for read in (
                lambda row=row: row.text,
                lambda photo=photo: encrypted_storage.read(photo, 480),
                lambda memo=memo: encrypted_storage.read(memo, 0),
            ):
                with pytest.raises(InvalidTag):
                    read()


def test_no_code_path_lists_a_sealed_letter_where_words_are(ana: CastMember, ben: CastMember) -> None:
    letter, own = sealed(ana), sealed(ana, "me")
    drafted(ana)
    for member in (ana, ben):
        with viewing(member.viewer):
            assert list(vision_search.passages(member.viewer)) == []
    with on(DAY):
        for member, expected in ((ana, {letter.pk, own.pk}), (ben, {letter.pk})):
            with viewing(member.viewer):
                found = list(vision_search.passages(member.viewer))
                assert {each.id for each in found} == expected
                assert {each.words for each in found} == {WORDS}
                assert {each.title for each in found} == {ENVELOPE}


def exported(member: CastMember) -> tuple[str, list[str]]:
    """The words and the names of files of somebody's export."""
    with viewing(member.viewer):
        _length, pieces = account_export.archive(member.person)
        opened = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
        return opened.read("our2souls.json").decode(), opened.namelist()


@pytest.mark.parametrize("to", ["partner", "us"])
def test_a_sealed_letter_is_in_its_writers_export_alone(ana: CastMember, ben: CastMember, to: str) -> None:
    letter = sealed(ana, to)
    with viewing(ana.viewer):
        hangs = {str(vision_access.photos_of(letter)[0].pk), str(vision_access.memo_of(letter).pk)}
    text, names = exported(ana)
    assert WORDS in text
    assert ALT in text
    assert all(any(each in name for name in names) for each in hangs)
    text, names = exported(ben)
    assert WORDS not in text
    assert ENVELOPE not in text
    packages = json.loads(text)["packages"]
    assert not any(packages["vision"].values()), "the row itself stays too; only Ben’s own reminder knows of it"
    assert not any(each in name for name in names for each in hangs)
    assert ana.get(url("letter", letter.pk)).status_code == 200
    assert WORDS not in ana.get(url("letter", letter.pk)).text, "exporting opens nothing elsewhere"
    with on(DAY):
        text, names = exported(ben)
        assert WORDS in text
        assert all(any(each in name for name in names) for each in hangs)


def test_words_of_a_letter_are_in_no_log_no_audit_no_inbox_and_no_mail(
    ana: CastMember, ben: CastMember, caplog: pytest.LogCaptureFixture
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


def test_no_admin_and_no_api_shows_a_letter() -> None:
    assert not apps.is_installed("django.contrib.admin")
    assert not apps.is_installed("ninja")
