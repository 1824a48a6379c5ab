"""What is wrong with an instrument's content, each fault as a sentence: where it is, what is wrong and what to do. Pure.

First its shape, by the schema; where that holds, the rules that no schema can say.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from our2souls.readiness.instrument import rules
from our2souls.readiness.instrument.rules import place_in

SCHEMA = Path(__file__).parent / "files" / "schema.json"
AT_ONCE = 30
"""Faults that are named; more help nobody."""
KINDS = {
    "object": "fields",
    "array": "a list",
    "string": "text (in quotes, if it is a number)",
    "integer": "a whole number",
    "boolean": "true or false",
}


def faults_of(content: Any) -> list[str]:
    """Every fault as a sentence, none for an instrument; at most AT_ONCE, then how many more there are."""
    found = [_sentence(error, content) for error in sorted(_schema().iter_errors(content), key=_place)]
    if not found:
        found = list(rules.broken(content))
    rest = len(found) - AT_ONCE
    return [*found[:AT_ONCE], f"There are {rest} more; mend these first."] if rest > 0 else found


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _place(error: ValidationError) -> list[tuple[int, int, str]]:
    return [(0, step, "") if isinstance(step, int) else (1, 0, step) for step in error.absolute_path]


def _sentence(error: ValidationError, content: Any) -> str:
    say = SAYS.get(
        str(error.validator),
        lambda _: f"“{error.instance}” is not written as it has to be; docs/host/instruments.md shows how.",
    )
    return f"In {place_in(error.absolute_path, content)}: {say(error)}"


def _missing(error: Any) -> str:
    # one error for each field that is missing, and only its message tells which
    return next(
        f"“{name}” is missing; add it." for name in error.validator_value if error.message.startswith(f"'{name}'")
    )


def _unknown(error: Any) -> str:
    names = ", ".join(f"“{name}”" for name in error.instance if name not in error.schema.get("properties", ()))
    return f"{names} has no meaning here; take it out or correct its spelling."


def _type(error: Any) -> str:
    wants = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    return f"this has to be {' or '.join(KINDS[kind] for kind in wants)}."


def _choice(error: Any) -> str:
    return f"“{error.instance}” is none of these: {', '.join(error.validator_value)}; choose one of them."


def _many(error: Any) -> str:
    least, most = error.schema.get("minItems", 0), error.schema.get("maxItems", "any number")
    many = f"{least}" if least == most else f"{least} to {most}"
    return f"there are {len(error.instance)} where {many} belong; add or take out."


SAYS: dict[str, Callable[[Any], str]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _type,
    "enum": _choice,
    "contains": lambda _: "every item is in the full form; add “full”.",
    "uniqueItems": lambda _: "something stands twice; take one of them out.",
    "minItems": _many,
    "maxItems": _many,
    "maxLength": lambda error: (
        f"this has {len(error.instance)} characters, {error.validator_value} at most fit; shorten it."
    ),
    "minLength": lambda _: "nothing stands here; fill it in.",
    "minProperties": lambda _: "nothing stands here; fill it in.",
    "minimum": lambda error: f"{error.instance} has to be at least {error.validator_value}.",
    "maximum": lambda error: f"{error.instance} has to be at most {error.validator_value}.",
}
