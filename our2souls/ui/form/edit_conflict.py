"""When somebody else changed it meanwhile: the form again, with what was typed, beside what they wrote."""

from types import TracebackType
from typing import Any

from django import forms


class EditConflict(Exception):
    """Somebody else changed the same words meanwhile; both versions are kept for the later one to decide."""

    def __init__(self, theirs: dict[str, Any], version: int) -> None:
        super().__init__("Changed meanwhile.")
        self.theirs = theirs
        self.version = version


class EditAttempt:
    """`with edit:` around saving a form and the answer to it; when somebody was faster, what follows is done instead.

    Then `theirs` holds their words, by name ({} otherwise), and the form what was typed, on top of the newer version:
    sent once more it is kept.
    """

    def __init__(self, form: forms.Form) -> None:
        self.form = form
        self.theirs: dict[str, Any] = {}

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, EditConflict):
            return False
        self.theirs = error.theirs
        data: Any = self.form.data.copy()  # type: ignore[attr-defined]  # a sent form's data is a QueryDict
        data["version"] = str(error.version)
        self.form.data = data
        return True
