"""Encrypted columns: text and JSON that are sealed at rest and opened only for a viewer who may see the row.

A value read from the database stays sealed until the attribute is read; reading asks who is looking, decrypts with the row's
owner's or couple's key, and checks that this ciphertext belongs to this kind of row, column and row. `values()` therefore yields
sealed bytes, a save by someone who may not read keeps the words, and a plain `update()` or filter on the column raises.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db import models

from our2souls.lib.isolated_text import IsolatedText, isolate_all
from our2souls.privacy import keys, seal_names
from our2souls.privacy.scoping import OwnedModel
from our2souls.privacy.viewer import current_viewer, refuse_past


class NotPermitted(PermissionError):
    """The viewer may not read these words."""


class Ciphertext(bytes):
    """Ciphertext as it lies in the database."""

    __slots__ = ()


class DecryptingAttribute:
    """The attribute: keeps what it is given, opens what is sealed, for whoever is looking now."""

    def __init__(self, field: "EncryptedField") -> None:
        self.field = field

    def __get__(self, row: OwnedModel | None, _owner: type | None = None) -> Any:
        if row is None:
            return self
        name = self.field.attname
        if name not in row.__dict__:
            if row._state.adding:
                return self.field.empty()
            row.refresh_from_db(fields=[name])
        value = row.__dict__[name]
        return self.field.open(row, value) if isinstance(value, Ciphertext) else value

    def __set__(self, row: OwnedModel, value: Any) -> None:
        row.__dict__[self.field.attname] = self.field.empty() if value is None else value


class EncryptedField(models.BinaryField):  # type: ignore[type-arg]  # generic only in the stubs
    """The base of the encrypted columns.

    `seal` is what the column is called in its ciphertexts: given once, never changed, whatever the attribute is called.
    `opens_at` names the audience levels at which a partner may read it.
    """

    def __init__(self, *, seal: str = "", opens_at: Iterable[str] = ("all",), **options: Any) -> None:
        self.seal = seal
        self.opens_at = frozenset(opens_at)
        options.setdefault("editable", True)
        options.setdefault("blank", True)
        super().__init__(**options)

    def empty(self) -> Any:
        """What an empty column reads as."""
        raise NotImplementedError

    def encode(self, value: Any) -> bytes:
        """A value as bytes to seal."""
        raise NotImplementedError

    def decode(self, plain: bytes) -> Any:
        """The value back from its bytes."""
        raise NotImplementedError

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:  # noqa: FBT001, FBT002
        """Put the opening attribute where the value would be. ValueError for a column without a name for its seal."""
        # What a migration rebuilds is no OwnedModel, and seals nothing.
        if issubclass(cls, OwnedModel) and not seal_names.is_one(self.seal):
            msg = f"{cls.__name__}.{name}: give it a name that its ciphertexts keep for ever, as in seal=“text”."
            raise ValueError(msg)
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, DecryptingAttribute(self))

    def deconstruct(self) -> Any:
        """Migrations need only the column: who may read it is code."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        kwargs.pop("blank", None)
        return name, path, args, kwargs

    def get_default(self) -> Any:
        """An unset column is empty."""
        return self.empty()

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Ciphertext | None:
        """Only wrap: a column does not know its row here."""
        return None if value is None else Ciphertext(bytes(value))

    def associated_data(self, row: OwnedModel) -> str:
        """What a ciphertext is bound to: the names of model and column that never change, the row, and what the row adds."""
        return f"{row.seal_name}.{self.seal}:{row.pk}{row.associated_data_suffix()}"

    def open(self, row: OwnedModel, sealed: Ciphertext) -> Any:
        """The words, for the current viewer.

        Raises NoViewer without one, NotPermitted for one who may not read them.
        """
        if not row.may_be_read_by(current_viewer(), self.opens_at):
            msg = f"{row._meta.label}.{self.name} is not for this viewer."
            raise NotPermitted(msg)
        return (
            self.decode(keys.decrypt(row.key_holder(), sealed, self.associated_data(row))) if sealed else self.empty()
        )

    def pre_save(self, row: Any, add: bool) -> Ciphertext:  # noqa: ARG002, FBT001 - Django's signature
        """Seal new words; give back unread ones exactly as they lay. Raises ReadOnly where the viewer reads a sealed copy."""
        refuse_past()
        value = row.__dict__.get(self.attname, self.empty())
        if isinstance(value, Ciphertext):
            return value
        if value == self.empty():
            return Ciphertext(b"")
        return Ciphertext(keys.encrypt(row.key_holder(), self.encode(value), self.associated_data(row)))

    def get_prep_value(self, value: Any) -> Any:
        """Only sealed bytes and emptiness (a column that is added to old rows) reach the database; TypeError otherwise."""
        if value is None or isinstance(value, Ciphertext) or value == b"":
            return value
        msg = f"{self.name} is encrypted: set it on a row and save the row."
        raise TypeError(msg)

    def get_lookup(self, lookup_name: str) -> Any:
        """Encrypted words cannot be searched by the database."""
        msg = f"{self.name} is encrypted: the database cannot look for “{lookup_name}” in it."
        raise TypeError(msg)

    def value_from_object(self, obj: Any) -> Any:
        """For forms: the words."""
        return getattr(obj, self.attname)

    def to_python(self, value: Any) -> Any:
        """Forms and serializers hand over values as they are."""
        return value

    def validate(self, value: Any, model_instance: Any) -> None:
        """Lengths and choices are the forms' business; the column takes any words."""


class EncryptedText(EncryptedField):
    """Words."""

    def empty(self) -> str:
        """No words."""
        return ""

    def encode(self, value: Any) -> bytes:
        """Text as UTF-8."""
        return str(value).encode()

    def decode(self, plain: bytes) -> IsolatedText:
        """Text from UTF-8."""
        return IsolatedText(plain.decode())


class EncryptedJSON(EncryptedField):
    """A small list or mapping of words."""

    def empty(self) -> Any:
        """Nothing said."""
        return None

    def encode(self, value: Any) -> bytes:
        """JSON as UTF-8."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def decode(self, plain: bytes) -> Any:
        """The list or mapping."""
        return isolate_all(json.loads(plain))
