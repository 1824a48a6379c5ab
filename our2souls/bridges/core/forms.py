"""The forms with which a bridge is opened and answered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.dreams.access import Dream
from our2souls.ui.form.fields import LINE, one_line, set_choices, some_text

TOO_MANY = _("Several of your invitations wait already. One after the other is easier for you both.")
"""What is said to somebody whose invitations wait."""


class BridgeForm(forms.Form):
    """What it is about, and which dreams of the two, if any."""

    title = one_line(_("What is it about?"), help_text=_("A few words, like “city or cabin”. You both see them."))
    question = some_text(_("A sentence more, if you like"))
    mine = forms.ChoiceField(label=_("A dream of yours that it is about"), required=False, widget=forms.Select)
    theirs = forms.ChoiceField(
        label=_("A dream that your partner shares with you"), required=False, widget=forms.Select
    )

    def __init__(self, *args: Any, mine: Iterable[Dream] = (), theirs: Iterable[Dream] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dreams = {str(each.pk): each for each in (*mine, *theirs)}
        for name, rows in (("mine", mine), ("theirs", theirs)):
            offered = [(str(each.pk), each.line) for each in rows]
            set_choices(self, name, [("", _("None")), *offered])
            if not offered:
                del self.fields[name]

    def chosen(self, name: str) -> Dream | None:
        """The dream that was picked in a field, if any."""
        return self.dreams.get(self.cleaned_data.get(name) or "")


class AcceptForm(forms.Form):
    """The line of an own dream that comes along, if any."""

    brings = one_line(_("Your dream in one line, if there is one"), limit=LINE, required=False)


def typed_words(form: forms.Form) -> list[str]:
    """What somebody typed into a form that was sent, in the order of its fields; nothing that was picked or dated."""
    texts = [name for name, field in form.fields.items() if type(field) is forms.CharField]
    return [words for name in texts if (words := form.data.get(form.add_prefix(name), "").strip())]
