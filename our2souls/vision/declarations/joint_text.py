"""What an export tells of a couple, as the text of a note: headings, days, names and words, in the language it was told in."""

from collections.abc import Iterator, Mapping
from typing import Any

type Told = Mapping[str, Any]


def text_of(section: Told, entries: list[Any], names: Mapping[str, str]) -> str:
    """The text of a note about some entries of a section."""
    return "\n".join(
        [f"**{section['title']}**", "", *(line for each in entries for line in _entry(each, names))]
    ).strip()


def _entry(entry: Told, names: Mapping[str, str]) -> Iterator[str]:
    about = [part for part in (entry["at"] and entry["at"][:10], names.get(entry["author"] or "", "")) if part]
    yield f"{entry['title']} ({', '.join(about)})" if about else entry["title"]
    for text in entry["texts"]:
        yield ""
        by = names.get(text["author"] or "", "") if text["author"] != entry["author"] else ""
        label = " ".join(part for part in (text["label"], f"({by})" if by else "") if part)
        yield f"{label}: {text['text']}" if label else text["text"]
    yield ""
    for part in entry["parts"]:
        if part["entries"]:
            yield from (f"**{part['title']}**", "")
            for each in part["entries"]:
                yield from _entry(each, names)
