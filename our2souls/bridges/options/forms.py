"""The forms of options: a way that is added, and both ratings of each."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.bridges.core import phrases
from our2souls.bridges.core.models import BridgeOption
from our2souls.ui.form.fields import LINE, one_line

NEED, LIVE = "need", "live"


class OptionForm(forms.Form):
    """A way that could honour both, and its kind."""

    words = one_line(_("A way that could honour both"), limit=LINE)
    pattern = forms.ChoiceField(
        label=_("What kind of way?"),
        required=False,
        widget=forms.Select,
        choices=[("", "—"), *phrases.pattern_choices()],
    )


class RateForm(forms.Form):
    """Two numbers for each option, 1 to 5; fields are named by the option's id."""

    def __init__(self, *args: Any, options: Iterable[BridgeOption], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = list(options)
        for option in self.options:
            for name, label in ((NEED, _("Meets my need")), (LIVE, _("I could live with it"))):
                self.fields[f"{name}-{option.pk}"] = forms.TypedChoiceField(
                    label=label,
                    required=False,
                    coerce=int,
                    empty_value=None,
                    widget=forms.RadioSelect,
                    choices=[(number, str(number)) for number in range(1, 6)],
                )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each option with what was chosen for it and what is missing, for `bridges/components/_rate_fields.html`."""
        return [
            {
                "key": str(each.pk),
                "words": each.words,
                NEED: _chosen(self[f"{NEED}-{each.pk}"]),
                LIVE: _chosen(self[f"{LIVE}-{each.pk}"]),
                "errors": list(dict.fromkeys([*self.errors_of(NEED, each), *self.errors_of(LIVE, each)])),
            }
            for each in self.options
        ]

    def errors_of(self, name: str, option: BridgeOption) -> list[str]:
        """What is wrong with one of the two fields of an option."""
        return [str(each) for each in self[f"{name}-{option.pk}"].errors]

    def ratings(self) -> dict[UUID, tuple[int | None, int | None]]:
        """What was rated of each option, once it is valid; None where nothing was chosen yet."""
        data = self.cleaned_data
        return {each.pk: (data.get(f"{NEED}-{each.pk}"), data.get(f"{LIVE}-{each.pk}")) for each in self.options}

    def require(self) -> bool:
        """Whether every option has both; says at the field where one is missing."""
        if self.is_valid():
            for name in self.fields:
                if self.cleaned_data.get(name) is None:
                    self.add_error(name, _("Choose a number from 1 to 5."))
        return not self.errors


def initial_of(ratings: dict[str, list[int | None]] | None) -> dict[str, int | None]:
    """What the form begins with: what its writer rated before."""
    found: dict[str, int | None] = {}
    for key, (need, live) in (ratings or {}).items():
        found[f"{NEED}-{key}"], found[f"{LIVE}-{key}"] = need, live
    return found


def _chosen(bound: forms.BoundField) -> int | None:
    value = str(bound.value() or "")
    return int(value) if value.isdecimal() else None
