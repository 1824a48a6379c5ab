"""The forms of listening and of the common ground."""

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.checkins import vocabulary
from our2souls.ui.form.fields import one_line, some_text

EMPTY = {"required": _("Write a few words first.")}


class ReflectForm(forms.Form):
    """What the listener heard, in own words."""

    words = some_text(_("What you heard, in your own words"), rows=4, error_messages=EMPTY)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["words"].required = True


class AlmostForm(ReflectForm):
    """What is still missing."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("What is still missing?")


class RespondForm(ReflectForm):
    """What makes sense, and one feeling."""

    feeling = one_line(_("One feeling that you hear"), missing=_("Name one feeling: a word is enough."))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("What makes sense to you in it")
        self.fields["feeling"].widget.attrs["list"] = "feelings"

    def clean_feeling(self) -> str:
        """A word of ours by its key, so that each reads it in their own language."""
        return vocabulary.key_of(self.cleaned_data["feeling"])


class GroundForm(forms.Form):
    """Something that both have in common."""

    words = one_line(_("Something you both want"), limit=60)
