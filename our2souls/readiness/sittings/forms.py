"""Forms of a sitting."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from our2souls.readiness.attempts import text as attempt_text
from our2souls.readiness.attempts.models import Attempt
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL, SHORT, Area, Instrument
from our2souls.ui.form.fields import ChoiceField, set_choices

FORMS = ((FULL, _("The full form")), (SHORT, _("The short form")))
AFRESH = "afresh"


class StartForm(forms.Form):
    """Which form, and which instrument where the instance offers several."""

    def __init__(self, data: Any = None, *, offered: Iterable[Instrument], hints: dict[str, str] | None = None) -> None:
        super().__init__(data)
        self.offered = {f"{each.key}:{each.version}": each for each in offered}
        self.fields["form"] = ChoiceField(
            label=_("How much of it"), choices=FORMS, widget=forms.RadioSelect, initial=FULL, hints=hints
        )
        if len(self.offered) > 1:
            choices = [(key, attempt_text.localized(each.title)) for key, each in self.offered.items()]
            about = {
                key: f"{attempt_text.localized(each.about)} {(hints or {}).get(key, '')}".strip()
                for key, each in self.offered.items()
            }
            self.fields["instrument"] = ChoiceField(
                label=_("Which test"), choices=choices, widget=forms.RadioSelect, initial=choices[0][0], hints=about
            )

    @property
    def instrument(self) -> Instrument:
        """What was chosen, or the only one."""
        return self.offered[self.cleaned_data.get("instrument") or next(iter(self.offered))]


class BringForm(forms.Form):
    """Whether answers of one's own come along; nothing does unless it is said."""

    bring = forms.ChoiceField(label=_("Your earlier answers"), required=False, widget=forms.RadioSelect, initial=AFRESH)

    def __init__(self, data: Any = None, *, own: Iterable[Attempt]) -> None:
        super().__init__(data)
        self.own = {str(each.pk): each for each in own}
        earlier = [
            (
                key,
                _("Bring your answers of %(day)s (%(form)s)") % {"day": _day(each), "form": _form_of(each).lower()},
            )
            for key, each in self.own.items()
        ]
        set_choices(self, "bring", [(AFRESH, _("Begin afresh")), *earlier])

    @property
    def source(self) -> Attempt | None:
        """The attempt whose answers come along, if any."""
        return self.own.get(self.cleaned_data.get("bring", ""))


class AreaForm(forms.Form):
    """One area for an evening: one of those of the whole test that are not modules and were not opened yet."""

    def __init__(self, data: Any = None, *, areas: Iterable[Area]) -> None:
        super().__init__(data)
        offered = {each.key: each for each in areas}
        self.fields["area"] = ChoiceField(
            label=_("Which one"),
            choices=[(key, attempt_text.localized(each.title)) for key, each in offered.items()],
            widget=forms.RadioSelect,
            hints={key: attempt_text.localized(each.about) for key, each in offered.items()},
            error_messages={"required": _("Choose one of them."), "invalid_choice": _("Choose one of these.")},
        )


class ModulesForm(forms.Form):
    """What else is part of one's life; nothing has to be ticked. `bring` is one of one's own attempts, whose answers come too."""

    modules = forms.MultipleChoiceField(label=_("Tick what fits"), required=False, widget=forms.CheckboxSelectMultiple)

    bring = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, instrument: Instrument, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        set_choices(self, "modules", [(each.key, attempt_text.localized(each.ask)) for each in instrument.modules])


def _form_of(attempt: Attempt) -> str:
    return attempt_text.form_name(attempt.form, instrument_catalog.instrument_of(attempt))


def _day(attempt: Attempt) -> str:
    return date_format(localtime(attempt.started_at), "DATE_FORMAT")
