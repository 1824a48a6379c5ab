"""Forms of a measure, its entries, and a file of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import reading_csv
from our2souls.dreams.forms.fields import Amount, a_day, count_in, one_line, typed_unit
from our2souls.lib import money


class MeasureForm(forms.Form):
    """A target, in money or in anything that can be counted, and what there was to begin with."""

    target = Amount(label=_("How much would be enough?"), above_zero=True)
    unit = forms.CharField(
        label=_("In what?"),
        max_length=24,
        help_text=_("A currency like EUR, USD or MXN, or your own word: lessons, kilometres."),
    )
    start = Amount(
        label=_("What was there to begin with?"),
        required=False,
        help_text=_("Optional. It counts, but not as part of your pace."),
    )
    start_on = a_day(_("Since when do you count?"), help_text=_("Optional."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count_in(self, typed_unit(self), "target", "start")

    def clean_unit(self) -> str:
        """A currency by its code in capitals, or a word of their own as typed."""
        typed: str = self.cleaned_data["unit"].strip()
        return typed.upper() if money.is_a_currency(typed.upper()) else typed


class EntryForm(forms.Form):
    """What was added, on which day."""

    amount = Amount(label=_("How much?"), help_text=_("Taken out again? Put a minus before it."))
    on = a_day(_("On"), required=True)
    words = one_line(_("A word about it"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, unit: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count_in(self, unit or None, "amount")


def of_a_file(why: reading_csv.Unfit) -> Any:
    """What is wrong with a whole file, and what to do."""
    return {
        "empty": _("This file is empty."),
        "size": _("This file is larger than half a megabyte. Bring it in in parts; nothing comes in twice."),
        "lines": _("This file has more than 2,000 lines. Bring it in in parts; nothing comes in twice."),
        "binary": _("This isn’t a text file. In your spreadsheet, choose “Save as” and then CSV."),
        "columns": _("There is no column with days and one with amounts in this file. It needs both."),
    }[why]


def of_a_line(why: reading_csv.Wrong) -> Any:
    """What is wrong with one line."""
    return {
        "day": _("this is no day we can read"),
        "no_day": _("the day is missing"),
        "amount": _("this is no amount we can read"),
        "no_amount": _("the amount is missing"),
        "zero": _("nothing was added or taken out"),
        "places": _("more decimals than this currency has"),
        "large": _("more digits than we can count"),
        "words": _("more than 120 letters"),
        "short": _("fewer columns than the first line"),
        "quotes": _("a quotation mark is opened and not closed; nothing after it could be read"),
    }[why]


class UploadForm(forms.Form):
    """A file of entries, and whose they are."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("CSV, up to 2,000 lines. It needs a column with days and one with amounts; words are optional."),
        error_messages={"required": _("Choose a file first."), "empty": of_a_file("empty")},
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv,text/plain"}),
    )
    whose = forms.ChoiceField(
        label=_("Who put it in?"),
        required=False,
        initial="both",
        choices=[("both", _("Both of us, or it doesn’t matter")), ("mine", _("I did"))],
        widget=forms.RadioSelect,
    )

    def clean_file(self) -> str:
        """The text of the file."""
        file = self.cleaned_data["file"]
        data = file.read()
        if not data and not file.size and type(file).__name__ == "TooLarge":
            raise forms.ValidationError(of_a_file("size"))
        try:
            text = reading_csv.decode(data)
            reading_csv.read(text)
        except reading_csv.Unreadable as unfit:
            raise forms.ValidationError(of_a_file(unfit.why)) from None
        return text


class ReadForm(forms.Form):
    """How the days and amounts of a file are meant."""

    order = forms.ChoiceField(label=_("How are the days written?"), required=False, widget=forms.RadioSelect)
    decimal = forms.ChoiceField(label=_("How are the amounts written?"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, sheet: reading_csv.Sheet, chosen: Any, **kwargs: Any) -> None:
        """Only what the file leaves open is asked, or what somebody has already said for it."""
        super().__init__(*args, **kwargs)
        asked = {
            "order": [("dmy", _("Day first: 3/4 is in April")), ("mdy", _("Month first: 3/4 is in March"))],
            "decimal": [
                (".", _("Decimals after a point: 1.234 is a bit more than one")),
                (",", _("Decimals after a comma: 1.234 is more than a thousand")),
            ],
        }
        for name, choices in asked.items():
            said = getattr(chosen, name)
            if not said and not getattr(sheet, f"{name}_open"):
                del self.fields[name]
            else:
                field: Any = self.fields[name]
                field.choices, field.initial = choices, said
