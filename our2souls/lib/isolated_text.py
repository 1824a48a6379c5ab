"""Words somebody typed, as they come out of an encrypted column: a text like any other that knows how it is shown."""

from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from our2souls.lib.text_direction import isolated


class IsolatedText(str):
    """A text that a template shows in isolates where its direction asks for them; everywhere else it is itself."""

    __slots__ = ()

    def __html__(self) -> SafeString:
        """What templates and `format_html` show."""
        return escape(isolated(str(self)))


def isolate_all(value: Any) -> Any:
    """A value of JSON with its texts as IsolatedText; the keys of mappings are ours and stay."""
    if isinstance(value, str):
        return IsolatedText(value)
    if isinstance(value, list):
        return [isolate_all(each) for each in value]
    return {key: isolate_all(each) for key, each in value.items()} if isinstance(value, dict) else value
