"""Reads of a vault: its list, how many things are in it."""

from our2souls.vault import key as vault_key
from our2souls.vault.items import contents
from our2souls.vault.items.contents import ItemHead, OpenVault
from our2souls.vault.models import Vault, VaultItem


def heads(vault: OpenVault) -> tuple[list[ItemHead], int]:
    """The lines of its list, newest first, and how many things of it can't be read. One query."""
    found: list[ItemHead] = []
    unreadable = 0
    for item in VaultItem.objects.filter(vault=vault.row).defer("content"):
        try:
            found.append(contents.head_of(vault, item))
        except vault_key.WrongSecret:
            unreadable += 1
    return sorted(found, key=lambda head: head.at, reverse=True), unreadable


def number(row: Vault) -> int:
    """How many things are in it."""
    return VaultItem.objects.filter(vault=row).count()
