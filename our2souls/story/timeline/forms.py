"""Forms of the story: what of it is shown, and what each keeps for themself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.story.timeline.queries import SUBJECTS, StoryFilter


class FilterForm(forms.Form):
    """A year and a subject. What is not among them counts as all."""

    year = forms.ChoiceField(label=_("Year"), required=False)
    kind = forms.ChoiceField(label=_("What"), required=False)

    def __init__(self, data: Any = None, *, years: list[int], endings: bool) -> None:
        super().__init__(data)
        asked = str((data or {}).get("year", ""))
        offered = sorted({*years, *([int(asked)] if is_year(asked) else [])}, reverse=True)
        subjects = [(name, label) for name, (label, _kinds) in SUBJECTS.items() if endings or name != "endings"]
        self.fields["year"].choices = [("", _("All years")), *((str(year), str(year)) for year in offered)]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Everything")), *subjects]  # type: ignore[attr-defined]


def is_year(text: str) -> bool:
    """Whether an address names a year, of those in which anybody lives."""
    return text.isascii() and text.isdecimal() and 1900 <= int(text[:5]) <= 2999 and len(text) == 4  # noqa: PLR2004


def filter_of(data: Any) -> StoryFilter:
    """What an address asks for: all where it says nothing that can be read."""
    year, subject = str(data.get("year", "")), str(data.get("kind", ""))
    return StoryFilter(int(year) if is_year(year) else None, subject if subject in SUBJECTS else "")


class ChoicesForm(forms.Form):
    """What each keeps for themself: whether endings are shown to them, whether Today brings something back."""

    endings = forms.BooleanField(
        label=_("Show what rests or was let go"),
        required=False,
        help_text=_("Without it your story leaves out both that it was chosen and that it ended."),
    )
    on_this_day = forms.BooleanField(
        label=_("On Today, show something from the same day of an earlier year"), required=False
    )
