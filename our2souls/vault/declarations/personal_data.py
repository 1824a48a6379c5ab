"""What a vault holds of its owner: exported as it lies, encrypted, and read back in with the same passphrase."""

from our2souls.privacy.personal_data.registry import PersonalData, register
from our2souls.vault.declarations import imports
from our2souls.vault.models import Vault, VaultFile, VaultItem


def declare() -> None:
    """All of it goes with its owner."""
    register(PersonalData(package="vault", personal=(VaultFile, VaultItem, Vault), imports=imports.KINDS))
