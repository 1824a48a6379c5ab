"""Erasure: a person's own rows go, their words leave the couple's copy, and their key is destroyed.

Of a couple that is no more each takes their own words out of the copy, or lets go of the copy; when both have let go of it,
its rows go and its key is destroyed.
"""

from uuid import UUID

from django.db import models, transaction

from our2souls.privacy import audit, keys, unscoped
from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.models import Share
from our2souls.privacy.personal_data import registry
from our2souls.privacy.transaction import act


@act
@unscoped.door("erasure")
def erase_person(person_id: UUID) -> None:
    """Erase what a person owns, blank what they wrote in shared rows (the fact stays), and destroy their key.

    The account row itself is its package's to remove, after this.
    """
    for data in registry.packages():
        data.on_erasing(person_id)
    _blank_words(person_id)
    Share.objects.filter(owner_id=person_id).delete()
    for data in registry.packages():
        for model in data.personal:
            unscoped.queryset(model, "erasure").filter(owner_id=person_id).delete()
    audit.record("person.erased", person_id=person_id)
    transaction.on_commit(lambda: keys.erase(person_id))


@act
@unscoped.door("erasure")
def erase_words(couple_id: UUID, person_id: UUID) -> None:
    """Take a person's words out of what a couple made together; that they wrote there stays, and so does what the other wrote."""
    for data in registry.packages():
        data.on_erasing_words(couple_id, person_id)
    _blank_words(person_id, couple_id=couple_id)
    audit.record("copy.words_erased", person_id=person_id)


@act
@unscoped.door("erasure")
def delete_drafts(couple_id: UUID, person_id: UUID) -> None:
    """Delete what a person had written apart for a couple and not shown: without the couple's copy it belongs to nothing."""
    for data in registry.packages():
        data.on_deleting_copy(couple_id, person_id)


@act
@unscoped.door("erasure")
def erase_couple(couple_id: UUID) -> None:
    """Erase all that a couple made together and destroy its key: both have let go of the copy."""
    for data in registry.packages():
        data.on_erasing_couple(couple_id)
    for data in reversed(registry.packages()):
        for model in reversed(data.shared):
            if model not in data.outliving:
                unscoped.queryset(model, "erasure").filter(couple_id=couple_id).delete()
    audit.record("couple.erased")
    transaction.on_commit(lambda: keys.erase(couple_id))


def _blank_words(person_id: UUID, **of: UUID) -> None:
    """Take an author's words out of what a couple made, of what each of their couples made where none is named."""
    for data in reversed(registry.packages()):
        for model, author in data.shared.items():
            if author is not None:
                _blank(model, author, person_id, **of)


def _blank(model: type[models.Model], author: str, person_id: UUID, **of: UUID) -> None:
    sealed = [f.attname for f in model._meta.concrete_fields if isinstance(f, EncryptedField)]
    for row in unscoped.queryset(model, "erasure").filter(**{f"{author}_id": person_id}, **of):
        for name in sealed:
            setattr(row, name, None)
        row.save(update_fields=sealed)
