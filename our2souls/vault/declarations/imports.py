"""How a vault comes back from an export: closed, and opened by the passphrase and code that it had; into an account without one."""

from django.utils.translation import gettext_lazy as _

from our2souls.privacy.personal_data.import_kinds import Columns, ImportKind, References
from our2souls.vault import key as vault_key
from our2souls.vault.models import Vault, VaultFile, VaultItem


def _vault(columns: Columns, _references: References) -> Columns | None:
    return columns if vault_key.are_wraps(columns["wraps"]) else None


def _item(columns: Columns, references: References) -> Columns | None:
    vault = references.row(columns.pop("vault_id"))
    texts = (columns["head"], columns["content"])
    return (
        columns | {"vault": vault, "imported": True}
        if isinstance(vault, Vault) and all(isinstance(each, str) for each in texts)
        else None
    )


def _file(columns: Columns, references: References) -> Columns | None:
    item = references.row(columns.pop("item_id"))
    return columns | {"item": item} if isinstance(item, VaultItem) and isinstance(columns["content"], str) else None


KINDS = (
    ImportKind(Vault, _("Your vault"), _vault, is_part=True),
    ImportKind(VaultItem, _("Things in your vault"), _item, parents=("vault_id",)),
    ImportKind(VaultFile, _("Files in your vault"), _file, parents=("item_id",), is_part=True),
)
