"""All that is in an open vault, to be read without it: in words, as records, with its photos and memos."""

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from our2souls.lib.clock import now
from our2souls.people.account.portability.archive import ArchiveFile, archive_file, length_of, seen_as_now, stream
from our2souls.privacy.personal_data.readable import ReadableEntry
from our2souls.vault import key as vault_key
from our2souls.vault.items import contents, queries
from our2souls.vault.items.contents import OpenVault, Packed
from our2souls.vault.models import VaultItem

ENDINGS = {"photo": "webp", "memo": "mp3"}


def archive(vault: OpenVault, zone: ZoneInfo) -> tuple[int, Iterator[bytes]]:
    """A ZIP: how many bytes, and the bytes as they are made. Words are made at once, files while they are sent."""
    at = localtime(now(), zone)
    members = list(_members(vault))
    return length_of(members, at), seen_as_now(stream(members, at))


def _members(vault: OpenVault) -> Iterator[ArchiveFile]:
    texts, found, files = [], [], []
    items = {item.pk: item for item in VaultItem.objects.filter(vault=vault.row)}
    for head in queries.heads(vault)[0]:
        item = items[head.id]
        with suppress(vault_key.WrongSecret):  # what can't be read holds back nothing else
            packed = contents.unpack(vault, item, with_files=False)
            text, media = _text(head, contents.entry_of(packed)), list(_files(vault, item, packed))
            texts.append(text)
            found.append({"kind": packed.kind, "rows": [{"model": name, "columns": row} for name, row in packed.rows]})
            files += media
    yield archive_file("vault.txt", "\n\n\n".join(texts).encode())
    yield archive_file("vault.json", json.dumps(found, ensure_ascii=False, indent=1).encode())
    yield from files


def _files(vault: OpenVault, item: VaultItem, packed: Packed) -> Iterator[ArchiveFile]:
    for each in contents.shown_files(packed):
        part = each.whole
        size = len(contents.file_of(vault, item, each.row.pk, part) or b"")
        if size:
            name = f"{each.medium}s/{each.row.pk}.{ENDINGS[each.medium]}"
            yield ArchiveFile(name, size, partial(_read, vault, item, each.row.pk, part))


def _read(vault: OpenVault, item: VaultItem, row_id: UUID, part: int) -> bytes:
    found = contents.file_of(vault, item, row_id, part)
    if found is None:
        raise FileNotFoundError(str(row_id))
    return found


def _text(head: contents.ItemHead, entry: ReadableEntry) -> str:
    lines = [f"{head.label}: {head.title}", date_format(localtime(head.at), "DATETIME_FORMAT")]
    lines += [f"{text.label}: {text.text}" if text.label else text.text for text in entry.texts]
    for part in entry.parts:
        lines += [
            _("%(day)s: %(what)s") % {"day": date_format(row.at, "DATE_FORMAT"), "what": row.title}
            for row in part
            if row.at
        ]
    return "\n\n".join(str(line) for line in lines)
