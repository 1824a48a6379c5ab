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
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(said.get("method", "get").lower(), said.get("action", ""))
            self.forms.append(self.open)
        if self.open is None or "name" not in said or "disabled" in said:
            return
        kind, name = said.get("type", "text" if tag == "input" else ""), said["name"]
        if tag == "textarea" or (
            tag == "input" and kind in FREE and said.get("inputmode") not in {"numeric", "decimal"}
        ):
            self.open.typed.append(name)
            self.open.values.setdefault(name, said.get("value", ""))
        elif tag == "input" and kind == "password":
            self.open.has_secret = True
        elif tag == "input" and (kind not in {"radio", "checkbox", "file"} or "checked" in said):
            self.open.values[name] = said.get("value", "on")

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
