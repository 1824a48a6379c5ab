"""Forms of a file of entries: the file itself, and how it is meant; and what is wrong with it, or with one of its lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from our2souls.intentions.measures.csv import format as csv_format
from our2souls.lib.formats import csv_text
from our2souls.lib.text_direction import isolated

SAMPLE = 24
"""Letters of what stands in a column, shown beside its name."""
PARTS = ("day", "amount", "out", "direction", "words")
"""What can be in a column."""


def file_error_text(why: csv_text.Unfit) -> Any:
    """What is wrong with a whole file, and what to do."""
    return {
        "empty": _("This file is empty."),
        "size": _("This file is larger than half a megabyte. Import it in parts; nothing comes in twice."),
        "lines": _("This file has more than 2,000 lines. Import it in parts; nothing comes in twice."),
        "binary": _("This isn’t a text file. In your spreadsheet, choose “Save as” and then CSV."),
        "columns": _("There is no column with days and one with amounts in this file. It needs both."),
    }[why]


def row_error_text(bad: csv_format.CsvError, unit: str) -> str:
    """What is wrong with one line, by name, where amounts are counted in `unit`."""
    values = {"found": bad.found, "unit": unit}
    if bad.why == "sign" and bad.found:
        return gettext("“%(found)s” can’t be read as part of an amount") % values
    if bad.why == "currency":
        return gettext("“%(found)s” is something else than %(unit)s, and nothing is converted") % values
    return str(
        {
            "day": _("this is no day we can read"),
            "no_day": _("the day is missing"),
            "amount": _("this is no amount we can read"),
            "no_amount": _("the amount is missing"),
            "sign": _("this is no amount we can read"),
            "zero": _("nothing was added or taken out"),
            "places": _("more decimals than this currency has"),
            "large": _("more digits than we can count"),
            "marks": _("its point and comma don’t stand as in the other lines"),
            "direction": _("whether it came in or went out isn’t clear"),
            "both_ways": _("it says that something came in and that something went out"),
            "short": _("fewer columns than the first line"),
            "quotes": _("a quotation mark is opened and not closed"),
        }[bad.why]
    )


def skip_text(why: csv_format.SkipReason) -> Any:
    """Why a line is no entry, though nothing is wrong with it."""
    return {
        "above": _("above the names of the columns"),
        "header": _("the names of the columns once more"),
        "sum": _("a sum or a balance, no entry"),
    }[why]


class UploadForm(forms.Form):
    """A file of entries, and whose they are."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("CSV, up to 2,000 lines. It needs a column with days and one with amounts; words are optional."),
        error_messages={"required": _("Choose a file first."), "empty": file_error_text("empty")},
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
            raise forms.ValidationError(file_error_text("size"))
        try:
            text = csv_text.decode(data)
            csv_format.read(text)
        except csv_text.CsvUnreadable as unfit:
            raise forms.ValidationError(file_error_text(unfit.why)) from None
        return text


class ReadForm(forms.Form):
    """How the days and amounts of a file are meant, and in which columns they stand."""

    order = forms.ChoiceField(label=_("How are the days written?"), required=False, widget=forms.RadioSelect)
    decimal = forms.ChoiceField(label=_("How are the amounts written?"), required=False, widget=forms.RadioSelect)
    day = forms.ChoiceField(label=_("Days"), required=False)
    amount = forms.ChoiceField(
        label=_("Amounts"), required=False, help_text=_("Or what came in, where what went out has a column of its own.")
    )
    out = forms.ChoiceField(label=_("What went out"), required=False)
    direction = forms.ChoiceField(label=_("Whether it came in or went out"), required=False)
    words = forms.ChoiceField(label=_("Words"), required=False)

    def __init__(self, *args: Any, sheet: csv_format.CsvSheet, chosen: Any, **kwargs: Any) -> None:
        """Of order and decimals only what the file leaves open is asked, or what somebody has already said for it."""
        super().__init__(*args, **kwargs)
        asked = {
            "order": [("dmy", _("Day first: 3/4 is in April")), ("mdy", _("Month first: 3/4 is in March"))],
            "decimal": [
                (".", _("Decimals after a point: 1.234 is a bit more than one")),
                (",", _("Decimals after a comma: 1.234 is more than a thousand")),
            ],
        }
        for name, choices in asked.items():
            chosen_value = getattr(chosen, name)
            if not chosen_value and not getattr(sheet, f"{name}_open"):
                del self.fields[name]
            else:
                self._offer(name, choices, chosen_value)
        columns = [(str(at), column_name(sheet, at, sample=True)) for at in range(sheet.table.width)]
        for name in PARTS:
            used = getattr(sheet.columns, name)
            none = [] if name == "day" else [("", _("No column"))]
            self._offer(name, [*none, *columns], "" if used is None else str(used))

    def _offer(self, name: str, choices: list[tuple[str, Any]], initial: Any) -> None:
        field: Any = self.fields[name]
        field.choices, field.initial = choices, initial

    def clean(self) -> dict[str, Any]:
        """Each in a column of its own, and an amount in one."""
        data: dict[str, Any] = super().clean() or {}
        if "day" in self.data and not self.errors:
            parts = [data[name] for name in PARTS]
            used = [part for part in parts if part]
            if not data["amount"] and not data["out"]:
                self.add_error("amount", _("Say which column has the amounts."))
            elif len(set(used)) < len(used):
                self.add_error(None, _("Each of these needs a column of its own."))
            elif data["out"] and data["direction"]:
                self.add_error("direction", _("Where what went out has its own column, this isn’t needed."))
            else:
                data["columns"] = ",".join(parts)
        return data


def column_name(sheet: csv_format.CsvSheet, at: int, *, sample: bool = False) -> str:
    """What a column is called in its file, or the how manieth it is; with the first of what stands in it."""
    header = sheet.table.header
    name = (header[at] if at < len(header) else "") or gettext("Column %(number)d") % {"number": at + 1}
    first = next(iter(sheet.table.cells(at)), "")
    name = isolated(name[:40])
    return f"{name} · {isolated(first[:SAMPLE])}" if sample and first else name


def column_sources(sheet: csv_format.CsvSheet) -> list[tuple[Any, str]]:
    """Which column was taken for what: labels and names."""
    columns = sheet.columns
    is_parted = columns.out is not None
    labels = {
        "day": _("Days"),
        "amount": _("What came in") if is_parted else _("Amounts"),
        "out": _("What went out"),
        "direction": _("Whether it came in or went out"),
        "words": _("Words"),
    }
    return [(labels[name], column_name(sheet, at)) for name in PARTS if (at := getattr(columns, name)) is not None]
