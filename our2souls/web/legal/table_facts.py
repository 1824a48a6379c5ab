"""What is true of a table, read from its model and from what its package declares: nothing of it is typed again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.personal_data import registry
from our2souls.privacy.personal_data.plain_columns import reason_of
from our2souls.privacy.personal_data.plain_reasons.model import PlainReason
from our2souls.privacy.personal_data.unowned_tables import UNOWNED, UnownedTable
from our2souls.privacy.scoping import PublicModel


@dataclass(frozen=True, slots=True)
class TableFacts:
    """Of one table: its encrypted columns, its other ones by the reason, and what becomes of its rows."""

    name: str
    encrypted: list[str]
    others: list[tuple[PlainReason, list[str]]]
    exported: str
    at_parting: str
    erased: str


def facts_of(label: str) -> TableFacts:
    """The facts of a model’s table by its full name; raises LookupError for one that nobody declared."""
    model = apps.get_model(label)
    exported, at_parting, erased = _fate(model)
    fields: list[Any] = [*model._meta.concrete_fields]
    others: dict[PlainReason, list[str]] = {}
    for field in fields:
        if not isinstance(field, EncryptedField) and (reason := reason_of(field)) is not None:
            others.setdefault(reason, []).append(field.column)
    encrypted = [str(field.column) for field in fields if isinstance(field, EncryptedField)]
    return TableFacts(label, encrypted, list(others.items()), exported, at_parting, erased)


def distinct(texts: Iterable[Any]) -> list[str]:
    """Each text once, in order, without empty ones."""
    return list(dict.fromkeys(str(text) for text in texts if text))


def _fate(model: type[models.Model]) -> tuple[str, str, str]:
    for data in registry.packages():
        if model in data.personal:
            return (
                _("What is yours alone is in your export."),
                _("What is yours stays yours. What you had opened closes at once."),
                _("What is yours alone is deleted, and the key it was encrypted with destroyed."),
            )
        if model in data.shared:
            author = data.shared[model]
            erased = (
                _("Your words are taken out of what belongs to you both. That you wrote there stays.")
                if author
                else _("Words that only you wrote are taken out of what belongs to you both. The rest stays.")
            )
            return (
                _("What belongs to you both is in the export of each of you."),
                _("What you made together stays with each of you as a copy to read. Each may delete their own."),
                erased,
            )
    if issubclass(model, PublicModel):
        return (
            _("An entry in a list that everybody reads is in no export."),
            "",
            _("An entry in such a list stays as whoever runs this server wrote it. That it was yours is taken out."),
        )
    table = UNOWNED[model._meta.label]
    return _about(table, table.exported), "", _about(table, table.erased)


def _about(table: UnownedTable, fate: Any) -> str:
    return _("%(table)s: %(fate)s.") % {"table": capfirst(str(table.what)), "fate": fate}
