"""The acts on a vault: make it, put in, take out, write, delete; another passphrase; away with all of it.

Keys are derived, files read and words encrypted before an act begins: none of that holds the database.
"""

from copy import copy
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from our2souls.lib.clock import now
from our2souls.people.account.portability import import_plan
from our2souls.people.models import ImportedRecord
from our2souls.privacy import audit
from our2souls.privacy.audiences import sharing as privacy_sharing
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.vault import key as vault_key
from our2souls.vault import kinds
from our2souls.vault.items import contents
from our2souls.vault.items.contents import OpenVault
from our2souls.vault.models import Vault, VaultFile, VaultItem


class Changed(Exception):
    """It is not as it was when the page was made: shared, rewritten, or gone."""


def create(*, passphrase: str, code: str) -> OpenVault:
    """A vault of the viewer's, with a key that this passphrase and this recovery code open. One that is there stays."""
    key = vault_key.create()
    wraps = {"passphrase": vault_key.wrap(key, passphrase), "code": vault_key.wrap_by_code(key, code)}
    return OpenVault(_create(wraps), key)


@act
def _create(wraps: dict[str, Any]) -> Vault:
    owner_id = current_viewer().person_id
    if Vault.objects.filter(owner_id=owner_id).exists():
        raise Changed
    row = Vault(owner_id=owner_id, wraps=wraps)
    row.save(force_insert=True)
    audit.record("vault.made", row)
    return row


def unlock(row: Vault, passphrase: str) -> OpenVault:
    """The vault with its key. Raises WrongSecret."""
    return OpenVault(row, vault_key.unwrap(row.wraps["passphrase"], passphrase))


def unlock_by_code(row: Vault, code: str) -> OpenVault:
    """The same by the recovery code. Raises WrongSecret."""
    return OpenVault(row, vault_key.unwrap_by_code(row.wraps["code"], code))


def set_passphrase(vault: OpenVault, passphrase: str) -> None:
    """Another passphrase in place of the one before; the recovery code stays."""
    _set_wraps(vault.row, {"passphrase": vault_key.wrap(vault.key, passphrase)})


def set_secrets(vault: OpenVault, *, passphrase: str, code: str) -> None:
    """Another passphrase and another recovery code in place of both."""
    wraps = {"passphrase": vault_key.wrap(vault.key, passphrase), "code": vault_key.wrap_by_code(vault.key, code)}
    _set_wraps(vault.row, wraps)


@act
def _set_wraps(row: Vault, wraps: dict[str, Any]) -> None:
    locked = Vault.objects.select_for_update().get(pk=row.pk)
    locked.wraps = {**locked.wraps, **wraps}
    locked.save(update_fields=["wraps"])
    row.wraps = locked.wraps  # the browser at hand goes on with them
    audit.record("vault.secrets", locked)


def put(vault: OpenVault, kind: kinds.VaultKind, row: Any) -> VaultItem:
    """Put a thing in, with all that goes with it; outside the vault nothing of it is left.

    Raises NotPacked while a photo of it is being prepared, Changed when it was changed or shared meanwhile.
    """
    packed = contents.pack(kind, row)
    return _put(kind, packed, *contents.sealed(vault, packed))


@act
def _put(kind: kinds.VaultKind, packed: contents.Packed, item: VaultItem, files: list[VaultFile]) -> VaultItem:
    locked = kind.private().select_for_update(of=("self",)).filter(pk=packed.rows[0][1]["id"]).first()
    if locked is None or contents.pack(kind, locked, with_files=False).rows != packed.rows:
        raise Changed
    for each in (item, *files):
        each.save(force_insert=True)
    kind.leave(locked)
    rows = [locked, *kind.parts(locked)]
    # with the server's keys a hash of what it held says whether a guess at its words is right
    ImportedRecord.objects.filter(row__in=[each.pk for each in rows]).delete()
    for row in reversed(rows):
        how = kinds.files_of(row)
        if how is not None:
            transaction.on_commit(partial(how.discard, copy(row)))
        privacy_sharing.unshare(row)
        row.delete()
    audit.record("vault.put", item)
    return item


@act
def write(vault: OpenVault, text: str) -> VaultItem:
    """Keep some words that lie nowhere but in the vault."""
    item, _files = contents.sealed(vault, contents.words(text, now()))
    item.save(force_insert=True)
    audit.record("vault.written", item)
    return item


@act
def rewrite(vault: OpenVault, item: VaultItem, text: str, *, before: str) -> None:
    """Change words that were written in the vault; `before` is the digest of what they were read from. Raises Changed."""
    locked = VaultItem.objects.select_for_update().filter(pk=item.pk).first()
    if locked is None or locked.digest != before or contents.head_of(vault, locked).kind != contents.WRITTEN:
        raise Changed
    contents.fill(vault, locked, contents.words(text, contents.head_of(vault, locked).at), [])
    locked.save(update_fields=["head", "content"])
    audit.record("vault.rewritten", locked)


def take_out(vault: OpenVault, item: VaultItem) -> UUID | None:
    """Put a thing back where it was, as its owner's alone; gives the id of its main row, None where it was there already.

    What came with a file is brought in as any import is: checked, with ids of its own, its photos prepared anew. Raises
    WrongSecret where it can't be read or kept, Changed when it is gone.
    """
    packed = contents.unpack(vault, item)
    if item.imported:
        return _bring_in(packed, item)
    rows = contents.rows_of(packed)
    for row in (
        rows
    ):  # files without rows, should the act fail, are swept; what another one has put back meanwhile is the same
        how = kinds.files_of(row)
        if how is not None:
            how.write(row, {each.part: each.data for each in packed.files if each.row == row.pk})
    _take_out(packed.kind, item, rows)
    return UUID(str(rows[0].pk))


def _bring_in(packed: contents.Packed, item: VaultItem) -> UUID | None:
    found, read = contents.as_import(packed)
    if not found.kinds or any(each.unreadable for each in found.kinds):
        raise vault_key.WrongSecret
    _arrive(found, read, item)
    arrived = [each.row.pk for each in found.arrivals if each.kind.model.seal_name == packed.kind]
    return arrived[0] if arrived else None


@act
def _arrive(found: import_plan.ImportPlan, read: import_plan.Read, item: VaultItem) -> None:
    if not VaultItem.objects.select_for_update().filter(pk=item.pk).exists():
        raise Changed
    import_plan.carry_out(found, read)
    _taken_out(item)


@act
def _take_out(name: str, item: VaultItem, rows: list[Any]) -> None:
    locked = VaultItem.objects.select_for_update().filter(pk=item.pk).first()
    kind = kinds.kind_of(name)
    if locked is None or kind is None:
        raise Changed
    for row in rows:
        row.owner_id = current_viewer().person_id
        row.save(force_insert=True)
    kind.come_back(rows[0])
    _taken_out(locked)


@act
def _taken_out(item: VaultItem) -> None:
    audit.record("vault.taken_out", item)
    _delete([item])


@act
def delete(item: VaultItem) -> None:
    """Delete a thing for good."""
    audit.record("vault.deleted", item)
    _delete([item])


@act
def erase(row: Vault) -> None:
    """Away with a vault and all that is in it, for good: also for whoever has lost both passphrase and code."""
    _delete(list(VaultItem.objects.filter(vault=row).only("id")))
    audit.record("vault.erased", row)
    row.delete()


def _delete(items: list[VaultItem]) -> None:
    VaultFile.objects.filter(item__in=items).delete()
    VaultItem.objects.filter(pk__in=[each.pk for each in items]).delete()
