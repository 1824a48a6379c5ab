"""Vaults, through the acts; opened in a member's browser."""

from django.urls import reverse

from our2souls.privacy.viewer import viewing
from our2souls.vault import actions as vault_actions
from our2souls.vault import key as vault_key
from our2souls.vault import kinds
from our2souls.vault.items.contents import OpenVault
from our2souls.vault.models import VaultItem
from tests.cast import CastMember

PASSPHRASE = "gravel sonnet eleven kites"


def a_vault(of: CastMember, passphrase: str = PASSPHRASE) -> tuple[OpenVault, str]:
    """A vault, and its recovery code."""
    code = vault_key.recovery_code()
    with viewing(of.viewer):
        return vault_actions.create(passphrase=passphrase, code=code), code


def open_in_browser(member: CastMember, passphrase: str = PASSPHRASE) -> None:
    """Open somebody's vault in their browser."""
    answer = member.client.post(reverse("vault:vault"), {"passphrase": passphrase})
    assert answer.status_code == 302, answer.text


def put(of: CastMember, vault: OpenVault, row: object) -> VaultItem:
    """Put something of theirs in."""
    kind = kinds.kind_of(row.seal_name)  # type: ignore[attr-defined]
    assert kind is not None
    with viewing(of.viewer):
        return vault_actions.put(vault, kind, row)


def written(of: CastMember, vault: OpenVault, text: str) -> VaultItem:
    """Words that were written in the vault itself."""
    with viewing(of.viewer):
        return vault_actions.write(vault, text)
