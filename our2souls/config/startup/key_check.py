"""Whether the master key, the key store and the rows belong together: said at the start, not at somebody's first page.

Every person and every couple must have a key, by comparing ids; that a key also opens its holder's words is tried on a
bounded number of them, because opening all would make a start long where many live.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db import connections, models
from django.db.migrations.recorder import MigrationRecorder

from our2souls.config.env.variables import StartupError
from our2souls.people.models import Couple, Person
from our2souls.privacy import keys, master_key, unscoped
from our2souls.privacy.fields import Ciphertext, EncryptedField, sealed_models
from our2souls.privacy.models import INSTANCE, DataKey
from our2souls.privacy.scoping import OwnedModel

KEYS_TRIED = 100
ROWS_TRIED = 10
"""Of each table with sealed columns."""
FURTHER_ROWS = 20
"""Of a holder whose key did not open what was tried first: one damaged row is not a foreign key."""


def people_of_the_keys_are_here() -> None:
    """Before tables are made: raises StartupError when the key store holds keys of people whom no database knows.

    A start that was cut off, or a sign-up that was taken back, leaves keys that are younger than the database: those are
    nobody's.
    """
    if DataKey._meta.db_table not in connections["keys"].introspection.table_names():
        return
    found = _all_keys().filter(wrapped__isnull=False).exclude(kind=INSTANCE)
    if Person._meta.db_table in connections["default"].introspection.table_names():
        if unscoped.queryset(Person, "start.keys").exists():
            return
        found = found.filter(kind="person", made_at__lt=_made_at("default"))
    if count := found.count():
        sentence = (
            f"{_key_store()} holds {count} keys of people and couples, but {_database()} knows none of them; put the database"
            " that belongs to it back from your backup, or name the right folder with OUR2SOULS_DATA."
        )
        raise StartupError(sentence)


def keys_open_the_words() -> None:
    """Raises StartupError with what to put back when a key is missing, or does not open what it should."""
    # people first: whoever signs up meanwhile has a key before they have a row
    holders = {*unscoped.queryset(Person, "start.keys").filter(is_active=True).values_list("pk", flat=True)}
    holders |= {*unscoped.queryset(Couple, "start.keys").values_list("pk", flat=True)}
    key_holders = {*_all_keys().exclude(kind=INSTANCE).values_list("holder", flat=True)}
    if not key_holders and unscoped.queryset(Person, "start.keys").exists():
        sentence = (
            f"The key store holds no keys while the database holds people; put {_key_store()} back from your backup."
        )
        raise StartupError(sentence)
    if missing := holders - key_holders:
        sentence = (
            f"{_key_store()} lacks the keys of {len(missing)} of {len(holders)} people and couples: it is older than the"
            " database, or not its own; put the newest one that belongs to it back from your backup."
        )
        raise StartupError(sentence)
    try:
        keys.create_for_instance()
    except keys.KeyMissing as wrong:
        sentence = f"{_key_store()} has lost the key of the instance; put the newest one back from your backup."
        raise StartupError(sentence) from wrong
    _master_key_unwraps()
    if not all(_opens_any(holder) for holder in _holders_in_doubt()):
        sentence = (
            f"{_key_store()} does not open the words in {_database()}: they are not from the same time or place; put two"
            " that belong together back from your backup."
        )
        raise StartupError(sentence)


def _master_key_unwraps() -> None:
    for wrapped in _all_keys().filter(wrapped__isnull=False).values_list("wrapped", flat=True)[:KEYS_TRIED]:
        try:
            master_key.unwrap(bytes(wrapped or b""))
        except master_key.MasterKeyForeign as wrong:
            sentence = (
                "The master key is not the one this data was sealed with; put the right one back from your backup."
            )
            raise StartupError(sentence) from wrong


def _holders_in_doubt() -> Iterator[UUID]:
    """Those whose first words, of a few in each table, their key did not open."""
    tried: dict[UUID, bool] = {}
    for model in sealed_models():
        for row in unscoped.queryset(model, "start.keys").order_by("pk")[:ROWS_TRIED]:
            opened = _opens(row)
            if opened is not None:
                tried[row.key_holder()] = tried.get(row.key_holder(), False) or opened
    return (holder for holder, opened in tried.items() if not opened)


def _opens_any(holder: UUID) -> bool:
    for model in sealed_models():
        column = "owner_id" if hasattr(model, "owner_id") else "couple_id"
        rows = unscoped.queryset(model, "start.keys").filter(**{column: holder})
        if any(_opens(row) for row in islice(rows.iterator(FURTHER_ROWS), FURTHER_ROWS)):
            return True
    return False


def _opens(row: OwnedModel) -> bool | None:
    """Whether the holder's key opens the first sealed words of a row; None where there are none, or the key was erased."""
    for field in row._meta.concrete_fields:
        sealed = row.__dict__.get(field.attname)
        if isinstance(field, EncryptedField) and isinstance(sealed, Ciphertext) and sealed:
            try:
                keys.decrypt(row.key_holder(), sealed, field.associated_data(row))
            except keys.KeyMissing:
                return None
            except InvalidTag:
                return False
            return True
    return None


def _all_keys() -> models.QuerySet[DataKey]:
    return DataKey.objects.using("keys")


def _made_at(alias: str) -> datetime:
    """When a database got its first table."""
    first = MigrationRecorder(connections[alias]).migration_qs.order_by("applied").first()
    return first.applied if first else datetime.max.replace(tzinfo=UTC)


def _key_store() -> str:
    return _place("keys", "the database of OUR2SOULS_KEYS_DATABASE_URL")


def _database() -> str:
    return _place("default", "the database of OUR2SOULS_DATABASE_URL")


def _place(alias: str, otherwise: str) -> str:
    connection = connections[alias]
    return str(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else otherwise
