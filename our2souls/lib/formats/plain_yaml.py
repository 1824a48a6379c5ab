"""YAML of the plain kind, pure: nothing is guessed, nothing stands twice and nothing refers to something elsewhere in the file.

Text is text (`no` is a word, `.6` is kept as it was written), whole numbers are numbers, `true` and `false` are no words.
"""

import re
from collections.abc import Hashable
from typing import Any

import yaml

LETTERS = 400_000
"""Of a file, at most."""
DEPTH = 12
"""Lists and fields within each other; an instrument needs six."""
TEXT = "tag:yaml.org,2002:str"
WHOLE_NUMBER = "tag:yaml.org,2002:int"
YES_OR_NO = "tag:yaml.org,2002:bool"


class UnreadableYaml(ValueError):
    """A text that is too long, no YAML or not of the plain kind; its words are a sentence that says where and what to do."""


def read(source: str) -> Any:
    """What the YAML says, unchecked; raises UnreadableYaml."""
    if len(source) > LETTERS:
        raise UnreadableYaml(f"The file has more than {LETTERS:,} characters; shorten it.")
    try:
        _look_over(source)
        return yaml.load(source, Loader=_Plain)  # noqa: S506 - a safe loader that takes still less
    except yaml.MarkedYAMLError as wrong:
        place = wrong.problem_mark or wrong.context_mark
        where = f"Line {place.line + 1}, column {place.column + 1}" if place else "The file"
        raise UnreadableYaml(
            f"{where} cannot be read as YAML ({wrong.problem or wrong.context}); correct it."
        ) from wrong
    except (yaml.YAMLError, ValueError) as wrong:
        raise UnreadableYaml("The file cannot be read as YAML; save it as plain text in UTF-8.") from wrong


class _Plain(yaml.CSafeLoader):
    yaml_implicit_resolvers = {
        **{digit: [(WHOLE_NUMBER, re.compile(r"^(0|[1-9][0-9]{0,8})$"))] for digit in "0123456789"},
        **{letter: [(YES_OR_NO, re.compile(r"^(true|false)$"))] for letter in "tf"},
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - its signature
        keys = set()
        for key, _ in node.value:
            if key.tag != TEXT or key.value in keys:
                raise yaml.constructor.ConstructorError(None, None, f"“{key.value}” twice or no name", key.start_mark)
            keys.add(key.value)
        return super().construct_mapping(node, deep)


def _look_over(source: str) -> None:
    """Raise for what could make a small file endless, before anything is built: references, and depth."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.events.CollectionStartEvent) - isinstance(event, yaml.events.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEPTH:
            what = "nested too deeply" if depth > DEPTH else "a reference to another place"
            place: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=what, problem_mark=place)
