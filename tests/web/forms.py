"""Reads the forms of a page as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

FREE = {"text", "email", "url", "search", "tel", ""}


@dataclass
class Form:
    """A form: how and where it is sent, what it would say, and in which fields somebody types."""

    method: str
    action: str
    values: dict[str, str] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    has_secret: bool = False


class _Reading(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note forms and what is in them."""
        data = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(data.get("method", "get").lower(), data.get("action", ""))
            self.forms.append(self.open)
        if self.open is None or "name" not in data or "disabled" in data:
            return
        kind, name = data.get("type", "text" if tag == "input" else ""), data["name"]
        if tag == "textarea" or (
            tag == "input" and kind in FREE and data.get("inputmode") not in {"numeric", "decimal"}
        ):
            self.open.typed.append(name)
            self.open.values.setdefault(name, data.get("value", ""))
        elif tag == "input" and kind == "password":
            self.open.has_secret = True
        elif tag == "input" and (kind not in {"radio", "checkbox", "file"} or "checked" in data):
            self.open.values[name] = data.get("value", "on")

    def handle_endtag(self, tag: str) -> None:
        """A form ends."""
        if tag == "form":
            self.open = None


def forms_of(page: str) -> list[Form]:
    """All forms of a page, in their order."""
    return _Reading(page).forms


def key_of(page: str) -> str:
    """The key of the page's forms."""
    return next(form.values["form-key"] for form in forms_of(page) if "form-key" in form.values)
