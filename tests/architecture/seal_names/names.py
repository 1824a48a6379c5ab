"""The names, read from the code, and those of the list."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from our2souls.delivery import registry as delivery_registry
from our2souls.privacy.fields import EncryptedField
from our2souls.vision.models import PART_SEALS, RAW, Attachment
from our2souls.vision.note_targets import kinds as note_kinds

LIST = Path(__file__).with_name("seal_names.txt")
CODE = Path(__file__).resolve().parents[3] / "our2souls"
CALLS = {"record": ("act", 0), "encrypt_for_instance": ("purpose", 1), "digest_for_instance": ("purpose", 1)}
"""Functions that are given a name as a literal: what it names, and which argument it is."""


def names() -> set[str]:
    """All of them: `model dream`, `column dream.line`, `file shared_photo/small`, `act dream.shared` and so on."""
    notifications = {f"notification {name}" for name in delivery_registry.notification_types.names()}
    return {*_of_rows(), *_of_calls(), *notifications, *(f"note_about {kind}" for kind in note_kinds())}


def kept() -> set[str]:
    """Those of the list."""
    return set(LIST.read_text(encoding="utf-8").splitlines())


def _of_rows() -> Iterator[str]:
    for model in apps.get_models():
        name = vars(model).get("seal_name")
        if name is None:
            continue
        yield f"model {name}"
        for field in model._meta.concrete_fields:
            if isinstance(field, EncryptedField):
                yield f"column {name}.{field.seal}"
        if issubclass(model, Attachment):
            yield from (f"file {name}/{PART_SEALS[part]}" for part in (RAW, *model.PARTS))


def _of_calls() -> Iterator[str]:
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                what, at = CALLS.get(called, ("", 0))
                name = _literal(node.args[at]) if what and len(node.args) > at else None
                if name is not None:
                    yield f"{what} {name}"


def _literal(node: ast.expr) -> str | None:
    """A text as it stands in the code, `…` where something is put in; None for what is no literal."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)  # type: ignore[misc]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
