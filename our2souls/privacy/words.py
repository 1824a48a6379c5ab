"""Words somebody typed, as they come out of an encrypted column: a text like any other that knows how it is shown."""

from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from our2souls.lib.direction import isolated


class Words(str):
    """A text that a template shows in isolates where its direction asks for them; everywhere else it is itself."""

    __slots__ = ()

    def __html__(self) -> SafeString:
        """What templates and `format_html` show."""
        return escape(isolated(str(self)))


def worded(value: Any) -> Any:
    """A value of JSON with its texts as Words; the keys of mappings are ours and stay."""
    if isinstance(value, str):
        return Words(value)
    if isinstance(value, list):
        return [worded(each) for each in value]
    return {key: worded(each) for key, each in value.items()} if isinstance(value, dict) else value
