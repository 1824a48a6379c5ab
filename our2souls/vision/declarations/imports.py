"""How notes and letters come back from an export, with their photos and memos; and how what was a couple's is kept.

Files from outside are never shown as they came: they are prepared like any photo that is sent in a form.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_aware, make_aware
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import schedules
from our2souls.lib.clock import now
from our2souls.privacy.personal_data.import_kinds import Columns, ImportKind, References
from our2souls.privacy.viewer import current_viewer
from our2souls.vision.declarations.joint_text import text_of
from our2souls.vision.letters import HOUR, ME, notice_of
from our2souls.vision.media import encrypted_storage, preparation
from our2souls.vision.models import LETTER, RAW, READY, WAITING, PersonalMemo, PersonalNote, PersonalPhoto
from our2souls.vision.note_targets import ITSELF

JOINT = 500_000
"""Letters of a note: all the lines of a couple's list become one."""
DREAM = "dream"
"""What a note of one's own can be about; what the couple's notes were about is not here."""


def _note(columns: Columns, references: References) -> Columns | None:
    if columns["sealed_at"] and (columns["to"] != ME or columns["opens_on"] is None or columns["kind"] != LETTER):
        return None
    about = references.row(columns["about"]) if columns["kind"] == DREAM else None
    kind = columns["kind"] if about is not None or columns["kind"] == LETTER else ITSELF
    return columns | {
        "kind": kind,
        "about": about.pk if about is not None else None,
        "opens_at": None,
        "made_at": columns["made_at"] or now(),
    }


def _remind(row: PersonalNote) -> None:
    """A letter to oneself is brought on its day here too."""
    if row.sealed_at and row.opens_on and row.opens_on > current_viewer().today:
        schedules.schedule_once(row.owner_id, notice_of(row), row.pk, row.opens_on, HOUR)


def _attached(columns: Columns, references: References) -> Columns | None:
    note = references.row(columns.pop("note_id"))
    if not isinstance(note, PersonalNote) or columns["state"] != READY:
        return None
    sizes = {name: 0 for name in ("width", "height", "seconds", "size") if name in columns}
    return columns | sizes | {"note": note, "state": WAITING, "name": "", "problem": ""}


def _store(row: Any, content: bytes) -> None:
    encrypted_storage.write(row, {RAW: content})


def _photo_file(record: Mapping[str, Any]) -> str:
    return str(record.get("file") or f"photos/{record['id']}.webp")


def _memo_file(record: Mapping[str, Any]) -> str:
    return str(record.get("file") or f"memos/{record['id']}.mp3")


def _kind(model: Any, label: Any, file: Any) -> ImportKind:
    return ImportKind(
        model,
        label,
        _attached,
        parents=("note_id",),
        file=file,
        store=_store,
        discard=encrypted_storage.remove,
        complete=preparation.enqueue,
    )


KINDS = (
    ImportKind(PersonalNote, _("Notes and letters"), _note, parents=("about",), complete=_remind, longest=JOINT),
    _kind(PersonalPhoto, _("Photos"), _photo_file),
    _kind(PersonalMemo, _("Voice memos"), _memo_file),
)


def joint_records(sections: list[dict[str, Any]], names: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """What was a couple's, as private notes: one for each thing with something to it, one for all the lines of a list."""
    notes: list[dict[str, Any]] = []
    files: dict[str, list[dict[str, Any]]] = {"photo": [], "memo": []}
    for section in sections:
        whole = [entry for entry in section["entries"] if entry["parts"] or entry["files"]]
        lines = [entry for entry in section["entries"] if not (entry["parts"] or entry["files"])]
        for entries in (*([each] for each in whole), *([lines] if lines else [])):
            notes.append(_as_note(section, entries, names))
            for entry in entries:
                for position, file in enumerate(entry["files"]):
                    files[file["kind"]].append(_as_attached(entry["id"], file, position))
    return {
        PersonalNote.seal_name: notes,
        PersonalPhoto.seal_name: files["photo"],
        PersonalMemo.seal_name: files["memo"][:],
    }


def _as_note(section: dict[str, Any], entries: list[dict[str, Any]], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": entries[0]["id"],
        "kind": ITSELF,
        "about": None,
        "envelope": "",
        "text": text_of(section, entries, names),
        "to": "",
        "opens_on": None,
        "opens_at": None,
        "sealed_at": None,
        "made_at": next(_moments(entries), None),
        "version": 1,
    }


def _moments(entries: list[dict[str, Any]]) -> Iterator[str]:
    """When these were written, as far as they say."""
    for entry in entries:
        moment = parse_datetime(entry["at"]) if entry["at"] and parse_date(entry["at"][:10]) else None
        if moment is not None:
            yield (moment if is_aware(moment) else make_aware(moment)).isoformat()


def _as_attached(note_id: str, file: dict[str, Any], position: int) -> dict[str, Any]:
    record = {"id": file["name"].split("/")[-1].split(".")[0], "note_id": note_id, "file": file["name"], "state": READY}
    if file["kind"] == "memo":
        return record | {"name": "", "problem": "", "seconds": 0, "size": 0}
    words = {"caption": file["caption"], "alt": file["alt"]}
    return record | words | {"name": "", "problem": "", "width": 0, "height": 0, "position": position}
