"""The forms around a session: a question, a suggestion of each kind, what is taken from it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from our2souls.care.sessions.models import Suggestion
from our2souls.care.sessions.suggestions import SuggestionData
from our2souls.prompts.decks import catalog as prompt_catalog
from our2souls.rituals.core import catalog as ritual_catalog
from our2souls.ui.form.fields import LINE, a_day, one_line, set_choices, some_text

QUESTION, WHY = 1000, 1000
SOME = _("A few words are enough, but some are needed.")


def _words(label: Any, *, limit: int, required: bool, rows: int = 3, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "input-words"})
    errors = {"required": SOME}
    return forms.CharField(
        label=label, max_length=limit, required=required, widget=widget, error_messages=errors, **more
    )


class QuestionForm(forms.Form):
    """What one of the two would like to talk about."""

    words = _words(_("What would you like to talk about?"), limit=QUESTION, required=True)


class SuggestionForm(forms.Form):
    """One suggestion of one kind: what it is, and why."""

    pick = forms.ChoiceField(label=_("One of the app’s own"), required=False, widget=forms.Select)
    title = one_line("", limit=LINE, required=False)
    about = _words("", limit=QUESTION, required=False)
    words = _words(_("Why you suggest it, if you like"), limit=WHY, required=False, help_text=_("They both read this."))

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        labels: dict[str, tuple[Any, Any]] = {
            Suggestion.PROMPT: (_("Or a question in your own words"), None),
            Suggestion.RITUAL: (_("Or a ritual of your own: its name"), _("What they do or talk about")),
            Suggestion.BRIDGE: (_("What is it about?"), _("The question, plainly")),
        }
        title, about = labels.get(kind, (None, None))
        for name, label in (("title", title), ("about", about)):
            if label is None:
                del self.fields[name]
            else:
                self.fields[name].label = label
        offered = _offered(kind)
        if offered:
            set_choices(self, "pick", [("", _("None of these")), *offered])
        else:
            del self.fields["pick"]
        if kind == Suggestion.BRIDGE:
            self.fields["title"].required = True

    def clean(self) -> dict[str, Any]:
        """One of ours or one's own, and not both: then nobody could tell which is meant."""
        data: dict[str, Any] = super().clean() or {}
        if self.kind in {Suggestion.PROMPT, Suggestion.RITUAL} and not self.errors:
            is_own = bool(data.get("title") or data.get("about"))
            if data.get("pick") and is_own:
                self.add_error("title", _("Choose one of the app’s own or write your own, not both."))
            elif not data.get("pick") and not data.get("title"):
                self.add_error("title", _("Choose one of the app’s own, or write your own."))
        return data

    @property
    def suggestion_data(self) -> SuggestionData:
        """What was said."""
        return SuggestionData(
            self.kind, **{name: self.cleaned_data.get(name, "") for name in ("pick", "title", "about", "words")}
        )


def _offered(kind: str) -> list[tuple[str, Any]]:
    """What of ours can be suggested, in the reader's language."""
    if kind == Suggestion.RITUAL:
        return [(each.key, each.name) for each in ritual_catalog.ALL]
    if kind != Suggestion.PROMPT:
        return []
    language = get_language() or "en"
    return [
        (deck.name(language), [(prompt.id, prompt.text(language)) for prompt in deck.prompts])
        for deck in prompt_catalog.decks().values()
    ]


class SessionTextForm(forms.Form):
    """A day and words: of a note alone, or of what the two take from a session."""

    day = a_day(_("Which session?"), required=True, error_messages={"required": _("A day is needed.")})
    words = some_text(_("What stays with you?"), rows=6)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words: Any = self.fields["words"]
        words.label, words.required = label, True
        words.error_messages["required"] = SOME

    def clean_day(self) -> date:
        """A day that calendars here can hold."""
        day: date = self.cleaned_data["day"]
        if not 1900 <= day.year <= 2200:  # noqa: PLR2004 - two lives and what is ahead of them
            raise forms.ValidationError(_("Choose a day between 1900 and 2200."))
        return day
