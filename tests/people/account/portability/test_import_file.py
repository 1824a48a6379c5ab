"""What no hostile file can do: it is refused before anything is done, or what is wrong in it stays behind."""

import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from our2souls.people.account.portability import import_file, import_plan
from our2souls.people.account.portability.import_file import ImportFile, ImportUnreadable
from our2souls.people.models import ImportUpload
from our2souls.privacy.viewer import viewing
from tests.architecture.world import Scene
from tests.cast import CastMember, a_person
from tests.people.account.portability.archives import ADDRESS, records_of, zipped

pytestmark = pytest.mark.host
"""What of a file can be read is the same on every database."""


def locked(content: bytes) -> bytes:
    """An archive that says its members are encrypted."""
    raw = bytearray(content)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        raw[raw.index(mark) + at] |= 1
    return bytes(raw)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"  ", "empty"),
    "no archive": (lambda: b"PK\x03\x04 and then something", "archive"),
    "an archive of something else": (lambda: zipped(("words.txt", b"x")), "archive"),
    "a path that leads out": (lambda: zipped(("../../our2souls.json", b"{}")), "archive"),
    "an absolute path": (lambda: zipped(("/etc/our2souls.json", b"{}")), "archive"),
    "a bomb": (lambda: zipped(("our2souls.json", bytes(50_000_000)), compression=zipfile.ZIP_DEFLATED), "large"),
    "too many files": (lambda: zipped(*((str(n), b"") for n in range(import_file.MOST_FILES + 1))), "large"),
    "a locked archive": (lambda: locked(zipped(("our2souls.json", b"{}"))), "locked"),
    "no records": (lambda: b"\xff\xfe not text", "records"),
    "another program’s records": (lambda: b'{"schema": "somebody-else-1"}', "records"),
    "a list": (lambda: b"[1, 2]", "records"),
    "endless depth": (lambda: b"[" * 200_000, "records"),
    "no numbers": (lambda: b'{"schema": NaN}', "records"),
    "more than anybody writes": (
        lambda: (
            b'{"schema": "our2souls-export-2", "packages": {"checkins": {"checkin": [%s{}]}}, "joint": [{"entries": [%s{}]}]}'
            % (b"{}," * 20_000, b"{}," * 10_000)
        ),
        "many",
    ),
    "an older one": (lambda: b'{"schema": "our2souls-export-1"}', "older"),
    "a newer one": (lambda: b'{"schema": "our2souls-export-99"}', "newer"),
    "a version that is none": (lambda: b'{"schema": "our2souls-export-\\u0662"}', "newer"),
    "records that lack everything": (lambda: b'{"schema": "our2souls-export-2"}', "schema"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_before_anything_is_done(name: str) -> None:
    make, why = HOSTILE[name]
    with pytest.raises(ImportUnreadable) as refused:
        ImportFile(make())
    assert refused.value.why == why


@pytest.mark.parametrize(
    "name", ["no archive", "a bomb", "a locked archive", "an older one", "a newer one", "no records"]
)
def test_a_file_that_cannot_come_is_told_kindly_and_not_kept(cleo: CastMember, name: str) -> None:
    response = cleo.client.post(ADDRESS, {"file": SimpleUploadedFile("x.zip", HOSTILE[name][0]())})
    assert response.status_code == 422
    assert "Export" in response.text
    assert "Traceback" not in response.text
    with viewing(cleo.viewer):
        assert not ImportUpload.objects.exists()


def changed(whole: dict[str, Any], package: str, kind: str, columns: dict[str, Any]) -> dict[str, Any]:
    """The same export, with something else in each record of a kind: one of them might not be readable anyway."""
    for record in whole["packages"][package][kind]:
        record.update(columns)
    return whole


@pytest.mark.parametrize(
    ("package", "kind", "columns"),
    [
        ("dreams", "dream", {"area": "no-area"}),
        ("dreams", "dream", {"support": {"a": 1}}),
        ("dreams", "dream", {"made_at": "9999-12-31T23:59:59Z"}),
        ("dreams", "dream", {"made_at": "no day"}),
        ("dreams", "dream", {"version": -1}),
        ("dreams", "dream", {"area": "home\0"}),
        ("dreams", "dream", {"line": "a" * 4001}),
        ("dreams", "dream", {"support": ["a" * 4000]}),
        ("checkins", "checkin", {"words": ["a"] * 2000}),
        ("checkins", "checkin", {"ease": 9}),
        ("checkins", "checkin", {"words": "no list"}),
        ("checkins", "closeness", {"value": 70}),
        ("checkins", "closeness", {"value": "near"}),
        ("vision", "personal_note", {"sealed_at": "2026-01-01T00:00:00Z", "opens_on": None, "kind": "letter"}),
        ("readiness", "attempt", {"instrument": "nobody-knows"}),
        ("readiness", "response", {"answer": {"wish": 99}}),
        ("readiness", "response", {"answer": ["no mapping"]}),
        ("readiness", "response", {"item": "no-item"}),
    ],
)
def test_a_value_that_no_form_would_take_stays_behind(
    scene: Scene, package: str, kind: str, columns: dict[str, Any]
) -> None:
    whole = records_of(scene.ana)
    fresh = a_person("Fresh")
    with viewing(fresh.viewer):
        before = sum(each.unreadable for each in import_plan.plan(whole, lambda _name: True).kinds)
        whole = changed(whole, package, kind, columns)
        found = import_plan.plan(whole, lambda _name: True)
        assert sum(each.unreadable for each in found.kinds) > before
        import_plan._save(import_plan.ImportPlan([each for each in found.arrivals if not each.file]))
    for path in ("/dreams/", "/today", "/checkins/", "/board"):
        assert fresh.client.get(path, follow=True).status_code in {200, 404}
