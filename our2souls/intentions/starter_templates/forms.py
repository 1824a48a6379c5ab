"""The form on which a template's steps are ticked and put into one's own words before any is made."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from our2souls.intentions.starter_templates.catalog import StarterTemplate
from our2souls.ui.form.fields import LINE, Amount, count_in
from our2souls.ui.form.units import UnitField, typed_unit

OWN = 2
"""Empty lines below the template's own."""


class AmountIfAny(Amount):
    """An amount that may stay open."""

    def clean(self, value: Any) -> Any:
        """The amount, or None where nothing was typed."""
        return super().clean(value) if str(value or "").strip() else None


class StarterTemplateForm(forms.Form):
    """The steps to take, and what would be enough."""

    target = AmountIfAny(label=_("Goal"), above_zero=True, required=False, help_text=_("It can stay open."))
    unit = UnitField(
        label=_("Currency or unit"),
        required=False,
        help_text=_("A currency, like € or MXN, or a unit of your own: lessons, kilometres."),
    )

    def __init__(self, *args: Any, template: StarterTemplate, counts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = [*map(str, template.steps), *[""] * OWN]
        for n, title in enumerate(self.steps):
            self.fields[f"take_{n}"] = forms.BooleanField(
                label=_("Use this step: %(step)s") % {"step": title} if title else _("Add your own step"),
                required=False,
                initial=bool(title),
            )
            self.fields[f"title_{n}"] = forms.CharField(
                label=_("Step %(n)d") % {"n": n + 1},
                max_length=LINE,
                required=False,
                initial=title,
                widget=forms.Textarea(attrs={"rows": 1, "class": "input-words", "autocomplete": "off"}),
            )
        if not counts:
            del self.fields["target"], self.fields["unit"]
        elif not template.in_money:
            self.fields["unit"].initial = template.unit
        count_in(self, typed_unit(self), "target")

    def lines(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Each step's tick and its words."""
        return ((self[f"take_{n}"], self[f"title_{n}"]) for n in range(len(self.steps)))

    def clean(self) -> dict[str, Any]:
        """A step is ticked and has words; what was written into an empty line counts without a tick."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("target") and not data.get("unit", "").strip():
            self.add_error("unit", _("Say which currency or unit."))
        return data

    @property
    def titles(self) -> list[str]:
        """The steps that were kept, in their order."""
        data, offered = self.cleaned_data, len(self.steps) - OWN
        return [
            " ".join(data[f"title_{n}"].split())
            for n in range(len(self.steps))
            if data.get(f"title_{n}") and (data[f"take_{n}"] or n >= offered)
        ]
