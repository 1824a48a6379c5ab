"""The names, read from the code, and those of the list."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.apps import apps

from our2souls.delivery import registry as delivery_registry
from our2souls.intentions.core.history.acts import ACTS
from our2souls.privacy.fields import EncryptedField
from our2souls.vision.models import PART_SEALS, RAW, Attachment
from our2souls.vision.note_targets import kinds as note_kinds

LIST = Path(__file__).with_name("seal_names.txt")
CODE = Path(__file__).resolve().parents[3] / "our2souls"


class Argument(NamedTuple):
    """The argument of a function that is a name: what it names, its place, and its word."""

    line: str
    at: int
    word: str


HISTORY = Argument("history {}", 1, "act")
NOTE = Argument("act {}", 2, "word")
DREAM = Argument("act dream.{}", 1, "act")
LOOK = Argument("look {}", 1, "kind")
CALLS = {
    "audit.record": Argument("act {}", 0, "act"),
    "history.record": HISTORY,
    "intention_history.record": HISTORY,
    "notes_actions.save": NOTE,
    "look_actions.record": LOOK,
    "keys.encrypt_for_instance": Argument("purpose {}", 1, "purpose"),
    "keys.digest_for_instance": Argument("purpose {}", 1, "purpose"),
}
"""Functions that are given a name as a literal, as their callers write them."""
WRITERS = frozenset({"record", "encrypt_for_instance", "digest_for_instance"})
"""What they are called at home: whoever calls one otherwise than above, or without a literal, has to be explained."""
HANDING_ON = {
    "care/invitations/actions.py": {"_record": Argument("act {}", 0, "name")},
    "care/sessions/suggestions.py": {"_record": Argument("act {}", 0, "name")},
    "demo/couples/therapist.py": {"_look": Argument("look {}", 3, "kind")},
    "dreams/actions.py": {"_record": DREAM, "_save_ending": DREAM},
    "vision/notes/actions.py": {"save": NOTE},
}
"""Functions that hand on a name which they were given; their own callers give it as a literal."""


def names() -> set[str]:
    """All of them: `model dream`, `column dream.line`, `file shared_photo/small`, `act dream.shared`, `history woven` and so on."""
    notifications = {f"notification {name}" for name in delivery_registry.notification_types.names()}
    found = {*_of_rows(), *notifications, *(f"note_about {kind}" for kind in note_kinds())}
    found |= {f"history {name}" for name in ACTS}
    for path in CODE.rglob("*.py"):
        found |= Calls(path.relative_to(CODE).as_posix(), path.read_text(encoding="utf-8")).names
    return found


def unexplained() -> list[str]:
    """The calls that write a name which nobody can read from the code."""
    paths = sorted(CODE.rglob("*.py"))
    found = (Calls(path.relative_to(CODE).as_posix(), path.read_text(encoding="utf-8")) for path in paths)
    return [fault for calls in found for fault in calls.unexplained]


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


class Calls(ast.NodeVisitor):
    """The names that the calls of a module write, and the calls whose name is neither a literal nor handed on."""

    def __init__(self, path: str, code: str) -> None:
        self.names: set[str] = set()
        self.unexplained: list[str] = []
        self._path, self._handing_on, self._inside = path, HANDING_ON.get(path, {}), ""
        self.visit(ast.parse(code))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """What it hands on where its caller says nothing, and what is called in it."""
        before, self._inside = self._inside, node.name
        if handed := self._handing_on.get(node.name):
            known = dict(zip(reversed(node.args.args), reversed(node.args.defaults), strict=False))
            self._take(handed, next((value for arg, value in known.items() if arg.arg == handed.word), None))
        self.generic_visit(node)
        self._inside = before

    def visit_Call(self, node: ast.Call) -> None:
        """What is named there."""
        called = ast.unparse(node.func)
        argument = CALLS.get(called) or self._handing_on.get(called)
        if argument is not None:
            named = next((keyword.value for keyword in node.keywords if keyword.arg == argument.word), None)
            given = node.args[argument.at] if len(node.args) > argument.at else named
            if not self._take(argument, given) and given is not None and self._inside not in self._handing_on:
                self.unexplained.append(f"{self._path}:{node.lineno}: {ast.unparse(node)}")
        elif called.split(".")[-1] in WRITERS:
            self.unexplained.append(f"{self._path}:{node.lineno}: {ast.unparse(node)}")
        self.generic_visit(node)

    def _take(self, argument: Argument, given: ast.expr | None) -> bool:
        """Note a name; whether it stands there in full, or is a purpose, which ends in the id of what it is for."""
        name = _literal(given) if given is not None else None
        if name is not None:
            self.names.add(argument.line.format(name))
        return isinstance(given, ast.Constant) or (name is not None and argument.line.startswith("purpose"))


def _literal(node: ast.expr) -> str | None:
    """A text as it stands in the code, `…` where something is put in; None for what is no literal."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)  # type: ignore[misc]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
