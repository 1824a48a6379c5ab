"""The page: what lies where, sealed or plain and why, read from the models."""

from pathlib import Path
from textwrap import fill

from django.apps import apps
from django.db import models
from django.utils import translation
from django.utils.text import capfirst

from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.personal_data.plain_columns import reason_of
from our2souls.privacy.personal_data.unowned_tables import UNOWNED
from our2souls.privacy.scoping import rule_of

PAGE = Path(__file__).resolve().parents[3] / "docs/privacy/data-map.md"
type Model = type[models.Model]

NOT_ONES_OWN = "words that only they had written are taken out, the rest stays"


def every_model() -> list[Model]:
    """All models, tables between two included, in the order of their packages."""
    ours = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("our2souls")]
    return ours + [m for m in apps.get_models(include_auto_created=True) if m not in ours]


def page() -> str:
    """The whole page."""
    with translation.override("en"):
        parts = [INTRODUCTION, *(_section(model) for model in every_model() if rule_of(model)), LIBRARIES]
        parts += [_section(model) for model in every_model() if not rule_of(model)]
    return "\n".join(parts)


def _section(model: Model) -> str:
    fields = model._meta.concrete_fields
    sealed = [field for field in fields if isinstance(field, EncryptedField)]
    plain: dict[str, list[str]] = {}
    for field in fields:
        if field not in sealed:
            reason = reason_of(field)
            plain.setdefault(str(reason.why) if reason else "NO REASON", []).append(f"`{field.column}`")
    lines = [f"### {model._meta.label}", "", _kind(model), ""]
    if sealed:
        lines.append("- sealed: " + ", ".join(f"`{field.column}`" for field in sealed))
    lines += [f"- plain: {', '.join(columns)} ({reason})" for reason, columns in plain.items()]
    return "\n".join(_wrapped(line) for line in lines) + "\n"


def _wrapped(line: str) -> str:
    """A sentence or an item of a list in lines of the documentation’s width."""
    return fill(
        line, 138, subsequent_indent="  " * line.startswith("-"), break_long_words=False, break_on_hyphens=False
    )


def _kind(model: Model) -> str:
    rule = rule_of(model)
    if rule is None:
        table = UNOWNED[model._meta.label]
        return f"{capfirst(str(table.what))}. Exported: {table.exported}. When its person is erased: {table.erased}."
    for data in personal_data_registry.packages():
        if model in data.personal:
            return "Personal: its owner’s, sealed with their key. Exported to its owner, deleted with them."
        if model in data.shared:
            author = data.shared[model]
            after = f"its `{author}`’s words are taken out, the fact stays" if author else NOT_ONES_OWN
            return f"Shared: the couple’s, sealed with its key. Exported to both. When one is erased: {after}."
    return "Public."


INTRODUCTION = """# Data map

What lies in the database, and what of it can be read by whoever reads the database. Written from the models by
`python -m tests.architecture.data_map`; a test fails when this page lags behind, when a column that could hold words has no
reason to lie plain, and when a table belongs to nobody.

*Sealed* is encrypted (AES-256-GCM) with the data key of a person or a couple and bound to its row and to names of its kind
of row and its column that never change (`tests/architecture/seal_names/seal_names.txt`). The data keys lie wrapped by the
master key in a database of their own. Photos lie outside the database as files under random names, sealed with the same
keys. What all this protects against, and what not, is in [threat-model.md](threat-model.md).

## People’s and couples’ rows
"""
LIBRARIES = """## Accounts, keys and what the libraries keep

None of these tables holds words that anybody wrote for a partner.
"""
