"""What a file would change in the list, pure: added, changed field by field, unchanged. Nothing in a file takes an entry out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from our2souls.care.directory.entry_csv import COLUMNS, Values

SHOWN = 60


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an entry, before and after."""

    name: str
    before: object
    after: object

    def __str__(self) -> str:
        return f"{self.name}: {_brief(self.before)} → {_brief(self.after)}"


@dataclass(frozen=True, slots=True)
class EntryPreview:
    """A file beside the list: slugs in the file's order."""

    added: tuple[str, ...]
    changed: dict[str, tuple[FieldChange, ...]]
    unchanged: tuple[str, ...]

    @property
    def changes_something(self) -> bool:
        """Whether anything would be written."""
        return bool(self.added or self.changed)


def compare(rows: Mapping[str, Values], listed: Mapping[str, Values]) -> EntryPreview:
    """What the rows of a file change in what is listed."""
    added = tuple(slug for slug in rows if slug not in listed)
    found = {slug: tuple(_changes(listed[slug], row)) for slug, row in rows.items() if slug in listed}
    changed = {slug: changes for slug, changes in found.items() if changes}
    return EntryPreview(added, changed, tuple(slug for slug, changes in found.items() if not changes))


def _changes(before: Values, after: Values) -> Iterator[FieldChange]:
    for name in COLUMNS:
        if before[name] != after[name]:
            yield FieldChange(name, before[name], after[name])


def _brief(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = ", ".join(map(str, value)) if isinstance(value, list) else " ".join(str(value).split())
    return f"“{text[: SHOWN - 1]}…”" if len(text) > SHOWN else f"“{text}”" if text else "nothing"
