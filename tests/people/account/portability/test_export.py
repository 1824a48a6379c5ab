"""What somebody takes along: a page to read, records to bring back, tables to count with, media; streamed, with its length."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest

from our2souls.lib.clock import now
from our2souls.lib.formats.spreadsheets import as_csv
from our2souls.people.account.portability import export as account_export
from our2souls.people.account.portability.archive import ArchiveFile, MemberChanged, archive_file, length_of, stream
from our2souls.privacy.personal_data.export import SCHEMA
from our2souls.privacy.viewer import viewing
from tests.architecture.world import Scene
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.people import reauthenticate
from tests.people.account.portability.published_schema import path_of, text_of


def archive_of(member: CastMember) -> tuple[Any, zipfile.ZipFile]:
    """Somebody's archive, as it comes."""
    reauthenticate(member)
    response = member.client.post("/us/export", {"what": "all"})
    return response, zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


class Links(HTMLParser):
    """The addresses a page asks for, and every tag on it."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses |= {value for name, value in attrs if name in {"src", "href"} and value}


def test_the_published_schema_is_the_schema() -> None:
    advice = "Raise SCHEMA in personal_data/export.py, then python -m tests.people.account.portability.published_schema"
    assert path_of(SCHEMA).read_text(encoding="utf-8") == text_of(account_export.schema()), advice
    jsonschema.Draft202012Validator.check_schema(account_export.schema())


@pytest.mark.parametrize("who", ["ana", "ben", "cleo", "farid"])
def test_an_export_is_as_its_schema_says(scene: Scene, who: str) -> None:
    with viewing(scene.cast[who].viewer):
        whole = json.loads(account_export.as_json(scene.cast[who].person))
    validator = jsonschema.Draft202012Validator(account_export.schema())
    assert [f"{list(fault.absolute_path)}: {fault.message[:80]}" for fault in validator.iter_errors(whole)] == []
    whole["packages"]["dreams"]["dream"].append({"id": "one that lacks the rest"})
    assert not validator.is_valid(whole)


def test_an_archive_is_as_long_as_it_says_and_opens(scene: Scene) -> None:
    with viewing(scene.ana.viewer):
        length, pieces = account_export.archive(scene.ana.person)
    found = b"".join(pieces)  # nobody is looking any more: the archive goes on with the eyes it began with
    assert len(found) == length
    assert zipfile.ZipFile(io.BytesIO(found)).testzip() is None


def test_the_answer_says_its_length(cleo: CastMember) -> None:
    a_dream(cleo, "A house by the sea")
    response, archive = archive_of(cleo)
    assert response.streaming
    assert int(response["Content-Length"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert archive.testzip() is None


def test_an_archive_of_a_file_that_changed_meanwhile_breaks_off() -> None:
    for lost in (
        ArchiveFile("vision/photos/one.webp", 3, lambda: b"four"),
        ArchiveFile("vision/photos/one.webp", 3, _gone),
    ):
        with pytest.raises(MemberChanged):
            b"".join(stream([archive_file("a.txt", b"words"), lost], now()))


def _gone() -> bytes:
    raise FileNotFoundError


def test_no_more_than_one_file_is_read_before_its_bytes_are_asked_for() -> None:
    read: list[str] = []

    def file(name: str) -> ArchiveFile:
        return ArchiveFile(name, 2_000_000, lambda: read.append(name) or bytes(2_000_000))

    files = [file(str(number)) for number in range(4)]
    assert length_of(files, now()) > 8_000_000
    assert read == [], "the length is known without reading any"
    pieces = stream(files, now())
    next(pieces)
    assert read == ["0"]
    pieces.close()
    assert read == ["0"]


def test_the_page_of_an_export_tells_everything_opens_offline_and_runs_nothing(scene: Scene) -> None:
    with viewing(scene.ana.viewer):
        _length, pieces = account_export.archive(scene.ana.person)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    page = archive.read("index.html").decode()
    own = [word for word in scene.words.of("ana") if not word.endswith(("miscounted", "corrected", "-file"))]
    assert [word for word in own if word not in page] == []
    links = Links()
    links.feed(page)
    assert not links.tags & {"script", "link", "iframe", "form", "object"}
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    photos = {address for address in links.addresses if not address.startswith("#")}
    assert photos
    assert photos <= set(archive.namelist()), "each lies in the archive, by a relative address"
    assert {address[1:] for address in links.addresses if address.startswith("#")} <= set(
        re.findall(r'id="([^"]+)"', page)
    )
    assert "prefers" in page or "light-dark(" in page
    assert "@media print" in page


@pytest.mark.parametrize("who", ["dora", "farid"])
def test_an_archive_holds_what_is_left_of_a_couple_that_is_no_more(scene: Scene, who: str) -> None:
    member = scene.cast[who]
    with viewing(member.viewer):
        length, pieces = account_export.archive(member.person)
    content = b"".join(pieces)
    assert len(content) == length
    archive = zipfile.ZipFile(io.BytesIO(content))
    (copy,) = json.loads(archive.read("our2souls.json"))["past"].values()
    titles = [row["name"] for row in copy["intentions"]["intention"]]
    page = archive.read("index.html").decode()
    assert titles
    assert [title for title in titles if title not in page] == []
    photos = {f"vision/photos/{row['id']}.webp" for row in copy["vision"]["shared_photo"] if row["state"] == "ready"}
    assert photos
    assert photos <= set(archive.namelist())
    (couple_id,) = json.loads(archive.read("our2souls.json"))["past"]
    lines = list(csv.reader(io.StringIO(archive.read(f"tables/{couple_id}/entries.csv").decode("utf-8-sig"))))
    amounts = [row["amount"] for row in copy["intentions"]["measure_entry"] if row["removed_at"] is None]
    assert len(lines) == len(amounts) + 1 > 1
    assert {line[4] for line in lines[1:]} <= {"Dora", "Farid", ""}
    assert f"tables/{couple_id}/check-ins.csv" not in archive.namelist(), "what is one’s own is counted once"


def test_words_in_the_page_of_an_export_stay_words(cleo: CastMember) -> None:
    a_dream(cleo, "<script>alert(1)</script>", picture='"><img src=x onerror=alert(1)>')
    page = archive_of(cleo)[1].read("index.html").decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<img" not in page


def test_the_page_of_an_export_speaks_the_language_of_its_person(cleo: CastMember) -> None:
    cleo.person.language = "es"
    cleo.person.save()
    a_dream(cleo, "Nadar")
    page = archive_of(cleo)[1].read("index.html").decode()
    assert '<html lang="es"' in page
    assert "Sueños" in page


def test_tables_hold_what_can_be_counted_and_nothing_a_spreadsheet_runs(scene: Scene) -> None:
    with viewing(scene.ana.viewer):
        _length, pieces = account_export.archive(scene.ana.person)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    found = {
        name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
        for name in archive.namelist()
        if name.startswith("tables/")
    }
    assert set(found) == {f"tables/{name}.csv" for name in ("check-ins", "entries", "promises", "steps")}
    assert all(len(rows) > 1 for rows in found.values())
    assert {row[4] for row in found["tables/entries.csv"][1:]} <= {"Ana", "Ben", ""}


def test_a_cell_that_a_spreadsheet_would_run_is_inert_and_a_figure_stays_one() -> None:
    cells = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\tx", "\r=1", -5, "a-b")
    (row,) = csv.reader(io.StringIO(as_csv([cells]).decode("utf-8-sig"), newline=""))
    assert row == ["'=1+1", "'+1", "'-2+3", "'@SUM(A1)", "'\tx", "'\r=1", "-5", "a-b"]


@pytest.mark.parametrize("what", ["all", "words"])
def test_no_export_comes_without_the_password(cleo: CastMember, what: str) -> None:
    a_dream(cleo, "Nobody else reads this")
    response = cleo.client.post("/us/export", {"what": what})
    assert response.status_code == 302
    assert response["Location"].startswith("/account/reauthenticate/")
    assert b"Nobody else reads this" not in response.content
