"""The form of a revisit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.intentions.revisits import choices
from our2souls.ui.form.fields import ChoiceField, a_day, one_line, some_text


class RevisitForm(forms.Form):
    """Still want it, what changed, what next."""

    want = ChoiceField(
        label=_("Do you still want this?"),
        choices=[(key, text) for key, text, _hint in choices.WANTS],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the answer that comes closest. You can change it until both have answered.")
        },
        hints={key: hint for key, _text, hint in choices.WANTS},
    )
    changed = some_text(_("In you, or around you"), help_text=_("A sentence is enough, and so is nothing."))
    next_step = one_line(_("One thing you’ll do"), required=False)
    by = a_day(_("By when"))
