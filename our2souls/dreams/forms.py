"""Forms of one's own dreams, and of support for the partner's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import choices
from our2souls.dreams.models import Dream
from our2souls.dreams.text_fields import ALL_NAMES, OBSTACLE, TEXTS, DreamData
from our2souls.people import needs
from our2souls.ui.form.fields import LINE, ChoiceField, a_day, one_line, some_text

FORM_TEXTS = {each.name: each for each in TEXTS if each.label}
"""The texts that a form asks for as they are."""
PLAIN_NAMES = tuple(name for name in ALL_NAMES if name not in {"need", "support"})


def _text_field(name: str) -> forms.CharField:
    text = FORM_TEXTS[name]
    return some_text(text.label) if text.long else one_line(text.label, required=False)


class CaptureForm(forms.Form):
    """One line, kept."""

    line = one_line(
        _("What are you dreaming of?"), limit=LINE, missing=_("Write a line first; a few words are enough.")
    )


class DreamForm(forms.Form):
    """The fuller form: everything but the line may stay empty."""

    line = one_line(
        _("What are you dreaming of?"), limit=LINE, missing=_("Write a line first; a few words are enough.")
    )
    need = forms.ChoiceField(
        label=_("What would it give you?"),
        required=False,
        choices=needs.choices(needs.OF_DREAMS),
        widget=forms.RadioSelect,
    )
    need_own = one_line(_("In your own word"), required=False)
    horizon = forms.ChoiceField(
        label=_("A direction, not a deadline."), required=False, choices=choices.HORIZONS, widget=forms.RadioSelect
    )
    area = forms.ChoiceField(
        label=_("Which part of life is it?"), required=False, choices=choices.AREAS, widget=forms.RadioSelect
    )
    support = forms.MultipleChoiceField(
        label=_("What support would you like?"),
        required=False,
        choices=choices.SUPPORT,
        widget=forms.CheckboxSelectMultiple,
    )
    support_own = one_line(_("In your own words"), required=False)
    audience = forms.ChoiceField(choices=[("keep", ""), ("share", "")])
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, partner: Any = None, dream: Dream | None = None, **kwargs: Any) -> None:
        if dream is not None:
            kwargs.setdefault("initial", _initial(dream))
        super().__init__(*args, **kwargs)
        self.fields |= {name: _text_field(name) for name in FORM_TEXTS}
        if dream is not None or partner is None:
            del self.fields["audience"]
        else:
            self.fields["audience"] = _for_whom(partner.name)

    @property
    def dream_data(self) -> DreamData:
        """What was said, for the acts."""
        data = self.cleaned_data
        own = [data["support_own"]] if data["support_own"] else []
        plain = {name: data[name] for name in PLAIN_NAMES}
        return DreamData(**plain, need=needs.key_of(data["need_own"]) or data["need"], support=(*data["support"], *own))

    @property
    def shares(self) -> bool:
        """Whether it is to be shared in the same act."""
        return self.cleaned_data.get("audience") == "share"


def _for_whom(partner: str) -> ChoiceField:
    name = {"name": partner}
    return ChoiceField(
        label=_("Who is this for?"),
        choices=[("keep", _("Just me")), ("share", _("%(name)s too") % name)],
        widget=forms.RadioSelect,
        initial="keep",
        icons={"keep": "lock", "share": "eye"},
        hints={
            "keep": _("%(name)s isn’t told that it exists.") % name,
            "share": _("%(name)s sees all of it and can root for it. It stays yours, and you can take it back.") % name,
        },
    )


def _initial(dream: Dream) -> dict[str, Any]:
    """A dream as the form shows it."""
    listed, keys = needs.OF_DREAMS, dict(choices.SUPPORT)
    support = dream.support or []
    return {
        **{name: getattr(dream, name) for name in (*PLAIN_NAMES, "version")},
        "need": dream.need if dream.need in listed else "",
        "need_own": "" if dream.need in listed else dream.need_text,
        "support": [s for s in support if s in keys],
        "support_own": next((s for s in support if s not in keys), ""),
    }


class SupportForm(forms.Form):
    """Words for the partner's dream, and an offer if there is one."""

    words = some_text(_("What would you like to say to it?"))
    offer = one_line(_("Something you offer, if you like"), required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("words") and not data.get("offer"):
            self.add_error("words", _("Say a few words, or offer something."))
        return data


class OfferForm(forms.Form):
    """Accept the offer, change it, or leave it."""

    answer = forms.ChoiceField(choices=[("accept", ""), ("change", ""), ("leave", "")])
    words = one_line(_("What would fit better?"), required=False)

    def clean(self) -> dict[str, Any]:
        """A change says what."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") == "change" and not data.get("words"):
            self.add_error("words", _("Say what would fit better, or leave it."))
        return data


class RestForm(forms.Form):
    """When to look again, if one knows, and a sentence."""

    look_again_on = a_day(_("Come back to it on"), help_text=_("Optional. Until then it waits quietly."))
    words = some_text(_("A sentence to remember it by"))


class CameTrueForm(forms.Form):
    """The day it came true, and a sentence."""

    on = a_day(_("The day"), required=True)
    words = some_text(_("A sentence to remember it by"))


class LetGoForm(forms.Form):
    """A sentence, if one likes."""

    words = some_text(_("A sentence to remember it by"))


class ObstacleForm(forms.Form):
    """What in oneself might get in the way, and what one does then."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {name: _text_field(name) for name in OBSTACLE}

    def clean(self) -> dict[str, Any]:
        """An if wants its then, and the other way round."""
        data: dict[str, Any] = super().clean() or {}
        if bool(data.get("if_step")) != bool(data.get("then_step")):
            missing = "then_step" if data.get("if_step") else "if_step"
            self.add_error(missing, _("An if and a then belong together. Say both, or leave both empty."))
        return data
