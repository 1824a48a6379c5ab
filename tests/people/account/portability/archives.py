"""Exports as they come and go: taken, looked at, brought back."""

import io
import json
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from our2souls.delivery.worker import jobs
from our2souls.people.account.portability import export as account_export
from our2souls.people.account.portability import pending_import
from our2souls.people.models import ImportUpload
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

KINDS = {
    "dreams": ("dream", "dream_event", "support", "offer_reply"),
    "checkins": ("checkin", "checkin_reply", "closeness"),
    "vision": ("personal_note",),
    "readiness": ("attempt", "response"),
}
ADDRESS = "/us/import"


def archive_of(member: CastMember) -> bytes:
    with viewing(member.viewer):
        return b"".join(account_export.archive(member.person)[1])


def records_of(member: CastMember) -> dict[str, Any]:
    with viewing(member.viewer):
        found: dict[str, Any] = json.loads(account_export.as_json(member.person))
    return found


def content_of(whole: dict[str, Any]) -> list[str]:
    """What an export's own records say, ids apart: dreams with their history, notes with what they are about, and so on."""
    dreams = {row["id"]: row["line"] for row in whole["packages"]["dreams"]["dream"]}
    found = []
    for package, kinds in KINDS.items():
        for kind in kinds:
            for row in whole["packages"][package][kind]:
                about = dreams.get(row.get("dream_id") or row.get("about") or "", "")
                content = {
                    k: v
                    for k, v in row.items()
                    if not k.endswith("id") and k not in {"about", "dream", "couple", "checkin", "support"}
                }
                if kind == "dream":
                    content["support"] = row["support"]
                found.append(json.dumps([kind, about, content], sort_keys=True))
    return sorted(found)


def bring(member: CastMember, content: bytes, *, name: str = "our2souls.zip") -> Any:
    """Send a file, and look at what would come."""
    member.client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})
    return member.client.get(ADDRESS)


def say_yes(member: CastMember) -> Any:
    """Bring it in; what waits for the commit and for the worker is done."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = member.client.post(ADDRESS, {"bring": "1"}, follow=True)
    while jobs.run():
        pass
    return answer


def waiting(member: CastMember) -> str:
    """Where somebody's file waits."""
    with viewing(member.viewer):
        return f"{pending_import.FOLDER}/{ImportUpload.objects.get().pk.hex}"


def throw_away(member: CastMember) -> Any:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return member.client.post(ADDRESS, {"away": "1"}, follow=True)


def zipped(*members: tuple[str, bytes], **options: Any) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", options.pop("compression", zipfile.ZIP_STORED)) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()
