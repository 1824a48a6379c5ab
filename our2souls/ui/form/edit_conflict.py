"""When somebody else changed it meanwhile: the form again, with what was typed."""

from typing import Any

from django import forms


def conflict_form(form: forms.Form, version: int) -> None:
    """Offer a form once more after somebody was faster: with what was typed, on top of the newer version."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # a sent form's data is a QueryDict
    data["version"] = str(version)
    form.data = data


class EditConflict(Exception):
    """Somebody else changed the same words meanwhile; both versions are kept for the later one to decide."""

    def __init__(self, theirs: dict[str, object], version: int) -> None:
        super().__init__("Changed meanwhile.")
        self.theirs = theirs
        self.version = version
