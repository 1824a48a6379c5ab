"""The forms of prompts: an answer, and which decks a couple wants."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from our2souls.prompts.decks import catalog
from our2souls.prompts.decks.model import DEPTHS
from our2souls.prompts.own_decks.forms import DEPTH_NAMES
from our2souls.prompts.own_decks.models import OwnDeck
from our2souls.ui.form.fields import LONG, ChoiceField, set_choices

LIGHT, DEEPER, DEEP = DEPTH_NAMES


class PromptAnswerForm(forms.Form):
    """What one answers, apart."""

    words = forms.CharField(
        label=_("Your answer"),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input-words"}),
        error_messages={"required": _("A few words are enough, but some are needed.")},
    )


class StandingChoiceField(forms.MultipleChoiceField):
    """Choices of which some may have gone since the page was opened: those are left out, and none that is unknown is kept."""

    def to_python(self, value: Any) -> list[str]:
        """Those that still stand."""
        return [key for key in super().to_python(value) if self.valid_value(key)]


class DecksForm(forms.Form):
    """Which themes, and how deep. `shown` are the themes that the page had: what the other made meanwhile stays as it is."""

    decks = StandingChoiceField(
        label=_("Which themes do you want?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Leave one theme on at least.")},
    )
    shown = StandingChoiceField(required=False, widget=forms.MultipleHiddenInput)
    deepest = ChoiceField(
        label=_("How deep may they go?"),
        choices=[("1", LIGHT), ("2", DEEPER), ("3", DEEP)],
        widget=forms.RadioSelect,
        hints={
            "1": _("Easy to answer on any day."),
            "2": _("Light ones, and some that need a moment."),
            "3": _("All of them, also those that touch what matters most."),
        },
    )

    def __init__(self, *args: Any, own: Sequence[OwnDeck] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.titles = titles() + [(str(deck.pk), deck.title) for deck in own]
        for name in ("decks", "shown"):
            set_choices(self, name, self.titles)
        self.initial["shown"] = [key for key, _title in self.titles]

    @property
    def among(self) -> set[str]:
        """The decks that there was something to say of."""
        return set(self.cleaned_data["shown"])

    @property
    def off(self) -> set[str]:
        """Those of them that were left out."""
        return self.among - set(self.cleaned_data["decks"])

    @property
    def depth(self) -> int:
        """How deep."""
        return int(self.cleaned_data["deepest"])


def titles() -> list[tuple[str, Any]]:
    """Each deck's key with its title in the reader's language, by title."""
    language = get_language() or "en"
    return sorted(((deck.key, deck.name(language)) for deck in catalog.decks().values()), key=lambda each: each[1])


def depth_names() -> list[tuple[int, Any]]:
    """Each depth with its name."""
    return list(zip(DEPTHS, (LIGHT, DEEPER, DEEP), strict=True))
