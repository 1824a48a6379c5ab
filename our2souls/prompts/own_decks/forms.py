"""The forms of decks of a couple's own: a title, a prompt, a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from our2souls.lib.formats import csv_text
from our2souls.prompts.own_decks import deck_csv
from our2souls.ui.form.fields import one_line

TITLE = 60
DEPTH_NAMES = (
    pgettext_lazy("questions", "Light"),
    pgettext_lazy("questions", "Deeper"),
    pgettext_lazy("questions", "Deep"),
)
"""What the three depths are called."""


def deck_file_error(why: csv_text.Unfit) -> Any:
    """What is wrong with a whole file, and what to do."""
    return {
        "empty": _("This file is empty."),
        "size": _("This file is larger than 64 KB. Make two of it."),
        "lines": _("This file has more than 500 lines. Make two of it."),
        "binary": _("This isn’t a text file. In your spreadsheet, choose “Save as” and then CSV."),
        "columns": _("There is no column with questions in this file."),
    }[why]


def deck_line_error(why: deck_csv.LineFault) -> Any:
    """What is wrong with one line."""
    return {
        "columns": _("it has more columns than the others; a question with commas needs quotation marks around it"),
        "depth": _("its depth has to be 1, 2 or 3"),
        "empty": _("there is no question in it"),
        "long": _("longer than 200 characters"),
        "quotes": _("a quotation mark is opened and not closed"),
        "twice": _("stands further up already"),
    }[why]


class OwnDeckForm(forms.Form):
    """What a theme is called."""

    title = one_line(_("What is the theme called?"), limit=TITLE)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class OwnPromptForm(forms.Form):
    """A question of one's own, and how deep it goes."""

    words = one_line(_("Your question"), limit=deck_csv.LONGEST)
    depth = forms.TypedChoiceField(
        label=_("How deep is it?"),
        choices=[(str(depth), name) for depth, name in enumerate(DEPTH_NAMES, 1)],
        coerce=int,
        initial="1",
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DeckUploadForm(forms.Form):
    """A file of questions, and what the theme is to be called."""

    title = one_line(_("What is the theme called?"), limit=TITLE)
    file = forms.FileField(
        label=_("The file"),
        help_text=_("CSV, up to 500 lines: one question a line; a column “depth” with 1, 2 or 3 is optional."),
        error_messages={"required": _("Choose a file first."), "empty": deck_file_error("empty")},
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv,text/plain"}),
    )

    def clean_file(self) -> str:
        """The text of the file."""
        file = self.cleaned_data["file"]
        if file.size > deck_csv.BYTES or getattr(file, "is_above_limit", False):
            raise forms.ValidationError(deck_file_error("size"))
        try:
            text = csv_text.decode(file.read(), deck_csv.BYTES)
            deck_csv.read(text)
        except csv_text.CsvUnreadable as unfit:
            raise forms.ValidationError(deck_file_error(unfit.why)) from None
        return text
