"""The forms of an agreement: what is proposed, and a step of one's own."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from our2souls.bridges.agreement.actions import AgreementData
from our2souls.bridges.core import dialogue, text
from our2souls.bridges.core.models import BridgeOption
from our2souls.ui.form.fields import LINE, SHORT, ChoiceField, a_day, one_line, set_choices, some_text

FARTHEST = timedelta(days=3 * 366)
WITHIN = _("Choose a day from tomorrow on, within three years.")
WITH_WORDS = {"required": _("Write down what you would both sign.")}


class AgreementForm(forms.Form):
    """What kind, in which words, and the days it needs."""

    kind = ChoiceField(
        label=_("What comes of it?"),
        choices=[(key, text.KINDS[key]) for key in dialogue.KINDS],
        widget=forms.RadioSelect,
        hints=text.KIND_HINTS,
        error_messages={"required": _("Choose what comes closest.")},
    )
    option = forms.ChoiceField(label=_("Which way?"), required=False, widget=forms.Select)
    words = some_text(_("In your own words"), rows=4)
    starts_on = a_day(_("From"))
    ends_on = a_day(_("Until"))
    review_on = a_day(_("Look at it again on"))
    step = one_line(
        _("Your own step: if …, then I …"),
        limit=LINE,
        required=False,
        help_text=_("“If we argue about the flat, then I ask what it stands for.”"),
    )

    def __init__(self, *args: Any, bridges: Iterable[BridgeOption] = (), day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.by_id = {str(each.pk): each for each in bridges}
        set_choices(self, "option", [("", _("None of them")), *((pk, each.words) for pk, each in self.by_id.items())])
        if not self.by_id:
            del self.fields["option"]

    def clean(self) -> dict[str, Any]:
        """A trial has its days in order, what is looked at again has that day; the words may be those of the way."""
        data: dict[str, Any] = super().clean() or {}
        chosen = self.by_id.get(data.get("option") or "")
        if not data.get("words"):
            data["words"] = chosen.words if chosen else ""
        if not data["words"] and "words" not in self.errors:
            self.add_error("words", WITH_WORDS["required"])
        if data.get("kind") == dialogue.INTENTION:
            self._check_name(data)
        if data.get("kind") == dialogue.TRIAL:
            self._check_days(data)
        if data.get("kind") in dialogue.REVIEWED:
            self._check_review(data)
        return data

    def _check_name(self, data: dict[str, Any]) -> None:
        """The words become the name of an intention, and are no longer than one."""
        data["words"] = " ".join(data["words"].split())
        try:
            MaxLengthValidator(SHORT)(data["words"])
        except forms.ValidationError as too_long:
            self.add_error("words", too_long)

    def _check_days(self, data: dict[str, Any]) -> None:
        start, end = data.get("starts_on"), data.get("ends_on")
        if start is None and "starts_on" not in self.errors:
            data["starts_on"] = start = self.day
        if end is None and "ends_on" not in self.errors:
            self.add_error("ends_on", _("Say until when you try it."))
        elif start and end and end <= start:
            self.add_error("ends_on", _("The end comes after the beginning."))
        elif end and not self.day < end <= self.day + FARTHEST:
            self.add_error("ends_on", WITHIN)
        if data.get("review_on") is None and "review_on" not in self.errors and "ends_on" not in self.errors:
            data["review_on"] = end

    def _check_review(self, data: dict[str, Any]) -> None:
        on = data.get("review_on")
        if on is None:
            if "review_on" not in self.errors and "ends_on" not in self.errors:
                self.add_error("review_on", _("Say on which day you look at it again."))
        elif not self.day < on <= self.day + FARTHEST:
            self.add_error("review_on", WITHIN)

    def data_of(self) -> AgreementData:
        """What is proposed, once it is valid; days only where its kind has them."""
        data, kind = self.cleaned_data, self.cleaned_data["kind"]
        chosen = self.by_id.get(data.get("option") or "")
        trial, looked_at = kind == dialogue.TRIAL, kind in dialogue.REVIEWED
        return AgreementData(
            kind=kind,
            words=data["words"],
            step=data["step"],
            option=chosen.pk if chosen else None,
            starts_on=data["starts_on"] if trial else None,
            ends_on=data["ends_on"] if trial else None,
            review_on=data["review_on"] if looked_at else None,
        )


class SignForm(forms.Form):
    """A step of one's own, beside the yes."""

    step = one_line(_("Your own step: if …, then I …"), limit=LINE, required=False)


class FeelingForm(forms.Form):
    """How it was, for oneself alone."""

    heard = forms.TypedChoiceField(
        label=_("I felt heard"), required=False, coerce=int, empty_value=None, widget=forms.RadioSelect,
        choices=[(number, str(number)) for number in range(1, 6)],
    )  # fmt: skip
    pressed = forms.TypedChoiceField(
        label=_("I felt pressed"), required=False, coerce=int, empty_value=None, widget=forms.RadioSelect,
        choices=[(number, str(number)) for number in range(1, 6)],
    )  # fmt: skip
