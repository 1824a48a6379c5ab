"""The forms of a calendar's file: the file itself, and which of its dates come in."""

from datetime import date, tzinfo
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.milestones.ics import reader
from our2souls.milestones.ics.reader import IcsFile


def file_error_text(why: reader.Unfit) -> Any:
    """What is wrong with a whole file, and what to do."""
    return {
        "calendar": _("This isn’t a calendar file. Its name ends in .ics; if yours is a .zip, unpack it first."),
        "size": _(
            "This file is larger than 256 KB. Choose a calendar with less in it, such as the one with birthdays."
        ),
        "events": _(
            "This file has more than 500 entries. Choose a calendar with fewer, such as the one with birthdays."
        ),
        "nothing": _("There are no dates in this file that we can read."),
    }[why]


class IcsUploadForm(forms.Form):
    """A calendar's file, read by the clock of whoever sends it."""

    file = forms.FileField(
        label=_("The calendar file"),
        help_text=_("A file that ends in .ics, up to 500 entries. Your calendar calls it “export”."),
        error_messages={"required": _("Choose a file first.")},
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def __init__(self, *args: Any, zone: tzinfo, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.today = zone, today

    def clean_file(self) -> IcsFile:
        """What was found in it."""
        file = self.cleaned_data["file"]
        if file.size > reader.BYTES or getattr(file, "is_above_limit", False):
            raise forms.ValidationError(file_error_text("size"))
        try:
            return reader.read(file.read(), zone=self.zone, today=self.today)
        except reader.IcsUnreadable as unfit:
            raise forms.ValidationError(file_error_text(unfit.why)) from None


class IcsChoiceForm(forms.Form):
    """Which dates come in, by their places in the file: `chosen` of the new ones, `once_more` of those that are here."""

    chosen = forms.TypedMultipleChoiceField(coerce=int, required=False)
    once_more = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            assert isinstance(field, forms.TypedMultipleChoiceField)
            field.choices = [(str(each), "") for each in range(number)]

    def clean(self) -> dict[str, Any]:
        """One is enough, but one is needed. What is no date of this file is said of all of them: no box stands for it."""
        data: dict[str, Any] = super().clean() or {}
        if self.errors or not (data["chosen"] or data["once_more"]):
            raise forms.ValidationError(_("Check the dates that you want to add."))
        return data
