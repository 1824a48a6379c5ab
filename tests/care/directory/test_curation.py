"""The command by which the operator keeps the list, and what it says of grants."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from PIL import Image

from our2souls.care.directory.models import DirectoryEntry
from our2souls.lib.clock import now
from our2souls.privacy.audiences import grants
from our2souls.privacy.viewer import TABLE, viewing
from tests.care.directory.test_entry_csv import table
from tests.cast import CastMember
from tests.factories.care.directory import a_portrait, an_entry

pytestmark = pytest.mark.usefixtures("db")


def run(*arguments: object) -> tuple[str, str, int]:
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("therapists", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        code = int(str(end.code))
    return out.getvalue(), err.getvalue(), code


def file(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_import_shows_first_and_writes_only_with_yes(tmp_path: Path) -> None:
    path = file(tmp_path, table({}))
    out, _err, code = run("import", path)
    assert (code, DirectoryEntry.objects.count()) == (0, 0)
    assert "+ lena-ortiz: Lena Ortiz" in out
    assert "Nothing was written" in out
    assert "Written." in run("import", path, "--yes")[0]
    assert DirectoryEntry.objects.get().name == "Lena Ortiz"
    assert "There is nothing to write." in run("import", path, "--yes")[0]


def test_a_change_is_shown_field_by_field_and_nothing_else_is_touched(tmp_path: Path) -> None:
    run("import", file(tmp_path, table({})), "--yes")
    run("photo", "lena-ortiz", _portrait(tmp_path))
    out, _err, _code = run("import", file(tmp_path, table({"fees": "90 €"})), "--yes")
    assert "~ lena-ortiz\n    fees: “80 € a session of 60 minutes” → “90 €”" in out
    entry = DirectoryEntry.objects.get()
    assert (entry.fees, bool(entry.photo_digest)) == ("90 €", True)


def test_one_fault_and_nothing_is_written(tmp_path: Path) -> None:
    path = file(tmp_path, table({}, {"slug": "second", "country": "Spain"}))
    out, err, code = run("import", path, "--yes")
    assert (out, code, DirectoryEntry.objects.count()) == ("", 2, 0)
    assert "list.csv, line 3: country “Spain” is no country" in err
    assert "Nothing was written." in err


def test_what_a_file_does_not_name_stays(tmp_path: Path) -> None:
    an_entry("Iris Bauer")
    run("import", file(tmp_path, table({})), "--yes")
    assert DirectoryEntry.objects.count() == 2


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"\0\1")
    assert run("import", tmp_path / "list.csv")[2] == 2
    assert run("import", tmp_path / "none.csv")[2] == 2


def test_one_is_added_by_options_once() -> None:
    options = (
        "add",
        "eva-lind",
        "--name",
        "Eva Lind",
        "--languages",
        "sv|en",
        "--place",
        "Malmö",
        "--email",
        "e@x.example",
    )
    assert "/therapists/eva-lind" in run(*options)[0]
    assert "in the list already" in run(*options)[1]
    assert "Say how to reach them" in run("add", "x", "--name", "X", "--languages", "en", "--place", "Rome")[1]


def _portrait(folder: Path) -> Path:
    path = folder / "portrait.jpg"
    path.write_bytes(a_portrait())
    return path


def test_a_photo_is_made_anew_and_small(tmp_path: Path) -> None:
    entry = an_entry()
    assert "Nothing of the file was kept but its picture" in run("photo", entry.slug, _portrait(tmp_path))[0]
    entry.refresh_from_db()
    kept = tmp_path / "kept.webp"
    kept.write_bytes(bytes(entry.photo or b""))
    with Image.open(kept) as picture:
        assert (picture.format, max(picture.size), dict(picture.getexif())) == ("WEBP", 480, {})
    assert b"A camera" not in kept.read_bytes()
    run("photo", entry.slug)
    entry.refresh_from_db()
    assert (entry.photo, entry.photo_digest) == (None, "")


def test_a_file_that_is_no_photo_is_said(tmp_path: Path) -> None:
    entry = an_entry()
    (tmp_path / "x.jpg").write_text("no picture", encoding="utf-8")
    assert run("photo", entry.slug, tmp_path / "x.jpg")[2] == 2
    assert run("photo", entry.slug, tmp_path / "none.jpg")[2] == 2


def test_a_link_is_shown_once_and_only_its_hash_is_kept() -> None:
    entry = an_entry()
    link = run("invite", entry.slug)[0].splitlines()[0]
    token = link.rpartition("/")[2]
    entry.refresh_from_db()
    assert token not in str(DirectoryEntry.objects.filter(pk=entry.pk).values().get())
    run("invite", entry.slug)
    changed = DirectoryEntry.objects.get(pk=entry.pk)
    assert changed.token_hash != entry.token_hash, "a new one replaces it"


def test_an_entry_is_taken_from_its_person_and_out_of_the_list(ana: CastMember) -> None:
    entry = an_entry()
    assert "Nobody has the entry" in run("unclaim", entry.slug)[1]
    DirectoryEntry.objects.filter(pk=entry.pk).update(person=ana.person)
    assert "(claimed, no photo)" in run("list")[0]
    assert "Somebody has this entry already" in run("invite", entry.slug)[1]
    run("unclaim", entry.slug)
    assert DirectoryEntry.objects.get().person_id is None
    run("remove", entry.slug)
    assert "The list is empty" in run("list")[0]
    assert run("remove", entry.slug)[2] == 2


def test_grants_are_said_to_be_and_never_what_they_show(ana: CastMember, cleo: CastMember, farid: CastMember) -> None:
    assert run("grants")[0] == "Nothing is open to a therapist.\n"
    ends = now() + timedelta(days=30)
    with viewing(ana.viewer):
        grants.open_to(cleo.id, TABLE, "an-engagement", ends_at=None)
        grants.open_to(cleo.id, "intentions", ends_at=ends)
        grants.open_to(farid.id, TABLE, "another", ends_at=None)
    DirectoryEntry.objects.filter(pk=an_entry().pk).update(person=cleo.person)
    out = run("grants")[0].splitlines()
    assert out == [
        f"farid@example.org: 1 couple, since {now():%Y-%m-%d}, without an end",
        f"Lena Ortiz: 1 couple, since {now():%Y-%m-%d}, until {ends:%Y-%m-%d}",
    ]
    assert not {"intentions", "Ana", "Ben", "cleo@"} & set(" ".join(out).replace(",", "").split())
    with viewing(ana.viewer):
        grants.close(grants.of_couple(ana.viewer.couple))
    assert run("grants")[0] == "Nothing is open to a therapist.\n"
