"""Forms of the people package."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from our2souls.people.choices import hues, notice_delays, time_zones, week_starts
from our2souls.people.models import SCHEMES, Person
from our2souls.people.profile.actions import Profile
from our2souls.ui.form.fields import set_choices

NAME = 60
WORDS = 300


def _name(label: Any) -> forms.CharField:
    field = forms.CharField(
        label=label, max_length=NAME, error_messages={"required": _("A name is needed, any that you like.")}
    )
    field.widget.attrs["autocomplete"] = "given-name"
    return field


def _hues(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the colours."),
            "invalid_choice": _("This colour isn’t free. Choose one of the others."),
        },
        **more,
    )


class ProfileAtSignupForm(forms.Form):
    """What sign-up asks beside address and password."""

    name = _name(_("What should we call you?"))
    hue = _hues(
        _("Choose your colour"),
        hues.HUES,
        initial=hues.FIRST,
        help_text=_("It marks what is yours. Your partner chooses theirs, and what you share is where the two meet."),
    )
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ("name", "email", "password1", "hue", "time_zone")

    def signup(self, request: Any, user: Any) -> None:
        """Nothing more: the adapter has saved it."""


class SeparationForm(forms.Form):
    """When the other one reads that it has ended."""

    notice = forms.ChoiceField(
        label=_("When should the sentence come?"),
        help_text=_("If you need time to be somewhere safe, let it wait."),
        choices=notice_delays.CHOICES,
        initial=notice_delays.SAFE,
        widget=forms.RadioSelect,
    )

    @property
    def delay(self) -> timedelta:
        """How long it waits; the safe time where nothing readable was chosen."""
        return notice_delays.delay_of(self.cleaned_data["notice"] if self.is_valid() else notice_delays.SAFE)


class ProfileForm(forms.Form):
    """Everything about oneself, on one page."""

    name = _name(_("What should we call you?"))
    pronouns = forms.CharField(
        label=_("Pronouns"), max_length=40, required=False, help_text=_("Only if you like to give them.")
    )
    hue = _hues(_("Your colour"), hues.HUES)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("Reminders come by this clock, and times are shown by it.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("en", "English"), ("es", "Español")])
    scheme = forms.ChoiceField(label=_("Light or dark"), choices=SCHEMES, widget=forms.RadioSelect)
    week_begins = forms.ChoiceField(
        label=_("Your week begins on"), choices=week_starts.BEGINS, widget=forms.RadioSelect, required=False
    )
    quiet_from = forms.TimeField(label=_("Quiet from"), required=False)
    quiet_until = forms.TimeField(label=_("Quiet until"), required=False)

    def __init__(self, data: Any = None, *, person: Person, free_hues: list[str]) -> None:
        super().__init__(data, initial={name: getattr(person, name) for name in self.base_fields})
        offered = [(hue, name) for hue, name in hues.HUES if hue in free_hues]
        set_choices(self, "hue", offered)
        set_choices(self, "time_zone", time_zones.choices(person.time_zone))
        if person.time_zone == time_zones.UTC:  # nobody has chosen it: the device may propose
            self.fields["time_zone"].widget.attrs["data-guess"] = ""
        for name in ("quiet_from", "quiet_until"):
            self.fields[name].widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    def clean_week_begins(self) -> str:
        """As it was, for a page that does not ask yet."""
        return str(self.cleaned_data["week_begins"] or self.initial["week_begins"])

    def clean(self) -> dict[str, Any]:
        """Quiet hours have both ends or none, and not the same."""
        data = super().clean() or {}
        if self.errors.keys() & {"quiet_from", "quiet_until"}:
            return data
        begin, end = data.get("quiet_from"), data.get("quiet_until")
        if (begin is None) != (end is None):
            missing = "quiet_from" if begin is None else "quiet_until"
            self.add_error(missing, _("Quiet hours need a beginning and an end. Leave both empty for none."))
        elif begin is not None and begin == end:
            self.add_error("quiet_until", _("These are the same. Choose another end, or leave both empty for none."))
        return data

    @property
    def profile(self) -> Profile:
        """What was said, once it is valid."""
        return Profile(**self.cleaned_data)


class InviteForm(forms.Form):
    """The words that whoever opens the invitation reads first."""

    words = forms.CharField(
        label=_("A few words with it, if you like"),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input-words"}),
        help_text=_("Whoever opens the invitation reads them, with your name."),
    )


class CodeForm(forms.Form):
    """The eight digits somebody was told."""

    code = forms.CharField(
        label=_("The code you were told"),
        max_length=40,
        help_text=_("Eight digits. Spaces don’t matter."),
        error_messages={"required": _("The code is needed here: eight digits.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "num"}


class JoinForm(forms.Form):
    """One's own hue, among those that the inviter leaves."""

    hue = _hues(_("Your colour"), hues.HUES)

    def __init__(self, data: Any = None, *, used_hue: str, mine: str, inviter: str) -> None:
        first = mine if mine != used_hue else hues.opposite(used_hue)
        super().__init__(data, initial={"hue": first})
        set_choices(self, "hue", hues.others(used_hue))
        self.fields["hue"].help_text = format_html(  # hints are shown as they are: a name must not become markup
            gettext("{hue} is {name}’s. What you two share is where the colours meet."),
            hue=dict(hues.HUES)[used_hue],
            name=inviter,
        )
