"""The form of an export that somebody brings, and what is wrong with one that cannot come."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from our2souls.people.account.portability.import_file import ImportFile, ImportUnreadable, Unfit

TOO_LARGE = _(
    "This file is larger than 120 MB. Bring “our2souls.json” from it alone, without the photos, or ask whoever runs this place."
)


class ImportForm(forms.Form):
    """The file: looked through at once, so that what is wrong with it stands beside it. Its value are the bytes."""

    file = forms.FileField(
        allow_empty_file=True,  # what is above the limit comes empty, and is told so
        label=_("The file"),
        help_text=_("The ZIP that “Export” gave you, or only the our2souls.json in it."),
        error_messages={"required": _("Choose a file first.")},
    )

    def clean_file(self) -> bytes:
        """Its bytes."""
        upload = self.cleaned_data["file"]
        content: bytes = upload.read()
        if getattr(upload, "is_above_limit", False):  # nothing is kept of it
            raise forms.ValidationError(TOO_LARGE)
        try:
            ImportFile(content)
        except ImportUnreadable as unfit:
            raise forms.ValidationError(file_error_text(unfit)) from unfit
        return content


def file_error_text(unfit: ImportUnreadable | FileNotFoundError) -> str:
    """What is wrong with a whole file, and what to do."""
    if isinstance(unfit, FileNotFoundError):
        return gettext("The file is not here any more. Choose it once more.")
    sentences: dict[Unfit, Any] = {
        "empty": _("This file is empty."),
        "archive": _("This is no export of Our2Souls: a ZIP has to hold “our2souls.json”, as “Export” wrote it."),
        "locked": _("This archive is locked with a password. Unpack it, and bring “our2souls.json” from it."),
        "records": _("This is no export of Our2Souls, or it was changed since."),
        "large": _("This archive is far larger inside than it should be. Bring it as “Export” wrote it."),
        "many": _("This file holds more than 30,000 entries. Ask whoever runs this place to bring it in for you."),
        "older": _(
            "This export was made by an older version that can’t be read in any more. Its page for reading still opens."
        ),
        "newer": _(
            "This export was made by a newer version than the one here. Ask whoever runs this place to update it."
        ),
        "schema": _("Something in this file is not as “Export” wrote it: %(place)s"),
    }
    return str(sentences[unfit.why]) % {"place": unfit.place or "our2souls.json"}
