"""Rows of the vault: the vault itself, what is in it, and the files of that. All of it tells only how much there is.

Every column of words is encrypted twice: by the vault's key, which only its owner's passphrase or code unwraps, and outside
that by their data key, so that erasing a person makes their vault unreadable in older backups too.
"""

from hashlib import sha256
from uuid import uuid4

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON
from our2souls.privacy.scoping import PersonalModel


class Vault(PersonalModel):
    """Somebody's vault: its key, wrapped by a passphrase and by a recovery code."""

    seal_name = "vault"
    wraps = EncryptedJSON(seal="wraps")
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="one_vault_each")]


class VaultItem(PersonalModel):
    """One thing in a vault. `head` is what a list shows; `binding` is what both are bound to, in whichever row they lie."""

    seal_name = "vault_item"
    vault = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="+")
    binding = models.UUIDField(default=uuid4, editable=False)
    head = EncryptedJSON(seal="head")
    content = EncryptedJSON(seal="content")
    imported = models.BooleanField(default=False)
    """Whether it came with a file: then what lies in it was not made here, and is trusted no more than any file."""

    @property
    def digest(self) -> str:
        """What tells this state of it from any other, for forms: a hash of its ciphertext."""
        return sha256(str(self.content).encode()).hexdigest()


class VaultFile(PersonalModel):
    """One file of a thing in a vault."""

    seal_name = "vault_file"
    item = models.ForeignKey(VaultItem, on_delete=models.CASCADE, related_name="+")
    binding = models.UUIDField(default=uuid4, editable=False)
    content = EncryptedJSON(seal="content")
