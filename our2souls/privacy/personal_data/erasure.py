"""Erasure: a person's own rows go, their words leave the couple's copy, and their key is destroyed."""

from uuid import UUID

from django.db import models, transaction

from our2souls.privacy import audit, keys, unscoped
from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.models import Share
from our2souls.privacy.personal_data import registry
from our2souls.privacy.transaction import act


@act
def erase_person(person_id: UUID) -> None:
    """Erase what a person owns, blank what they wrote in shared rows (the fact stays), and destroy their key.

    The account row itself is its package's to remove, after this.
    """
    with unscoped.door("erasure"):
        for data in registry.packages():
            data.on_erasing(person_id)
        for data in reversed(registry.packages()):
            for model, author in data.shared.items():
                if author is not None:
                    _blank(model, author, person_id)
        Share.objects.filter(owner_id=person_id).delete()
        for data in registry.packages():
            for model in data.personal:
                unscoped.queryset(model, "erasure").filter(owner_id=person_id).delete()
    audit.record("person.erased", person_id=person_id)
    transaction.on_commit(lambda: keys.erase(person_id))


def _blank(model: type[models.Model], author: str, person_id: UUID) -> None:
    """Take an author's words out of a couple's rows."""
    sealed = [f.attname for f in model._meta.concrete_fields if isinstance(f, EncryptedField)]
    for row in unscoped.queryset(model, "erasure").filter(**{f"{author}_id": person_id}):
        for name in sealed:
            setattr(row, name, None)
        row.save(update_fields=sealed)
