"""What forms of several packages need: choices that explain themselves, and choices that are known only when asked."""

from typing import Any

from django import forms


class ChoiceField(forms.ChoiceField):
    """One of several answers. `hints` say what each means and `icons` mark it, both by its value."""

    def __init__(
        self, *, hints: dict[str, Any] | None = None, icons: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        self.hints, self.icons = hints or {}, icons or {}
        super().__init__(**kwargs)


def set_choices(form: forms.BaseForm, name: str, choices: list[tuple[str, Any]]) -> None:
    """Offer these answers in one form, where they depend on who asks or on what is there."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField), "only a choice has answers to offer"
    field.choices = choices
