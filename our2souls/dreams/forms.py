"""Forms of dreams: what people type is trimmed, never rewritten; a kind sentence stands at the field."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import words
from our2souls.dreams.dreaming import Telling
from our2souls.dreams.models import Dream
from our2souls.lib import money

LINE, SHORT, LONG = 200, 120, 4000
_too_long = _("Please keep it under %(limit_value)d characters.")


def _line(label: Any, *, limit: int = SHORT, required: bool = True, missing: Any = "", **more: Any) -> forms.CharField:
    """One line in the serif: the words somebody will read."""
    errors = {"required": missing or _("A few words are enough, but some are needed.")}
    field = forms.CharField(label=label, max_length=limit, required=required, error_messages=errors, **more)
    field.widget.attrs.update({"class": "input-words", "autocomplete": "off"})
    return field


def _text(label: Any, *, rows: int = 3, **more: Any) -> forms.CharField:
    """Several lines in the serif, optional."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "input-words"})
    return forms.CharField(label=label, max_length=LONG, required=False, widget=widget, **more)


def _day(label: Any, *, required: bool = False, **more: Any) -> forms.DateField:
    """A calendar day, in the browser's own picker."""
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


def again(form: forms.Form, version: int) -> None:
    """Offer a form once more after somebody was faster: with what was typed, on top of the newer version."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # a sent form's data is a QueryDict
    data["version"] = str(version)
    form.data = data


class Capture(forms.Form):
    """One line, kept."""

    line = _line(_("What are you dreaming of?"), limit=LINE, missing=_("Write a line first; a few words are enough."))


class DreamForm(forms.Form):
    """The fuller form: everything but the line may stay empty."""

    line = _line(_("What are you dreaming of?"), limit=LINE, missing=_("Write a line first; a few words are enough."))
    picture = _text(_("It has come true. What do you see and hear?"))
    why = _text(_("To you. It needn’t convince anyone."))
    need = forms.ChoiceField(
        label=_("What would it give you?"),
        required=False,
        choices=[(str(n), n) for n in words.NEEDS],
        widget=forms.RadioSelect,
    )
    need_own = _line(_("In your own word"), required=False)
    horizon = forms.ChoiceField(
        label=_("A direction, not a deadline."), required=False, choices=words.HORIZONS, widget=forms.RadioSelect
    )
    area = forms.ChoiceField(
        label=_("Which part of life is it?"), required=False, choices=words.AREAS, widget=forms.RadioSelect
    )
    obstacle = _line(_("In me, it’s usually"), required=False)
    if_step = _line(pgettext_lazy("if-then step", "If"), required=False)
    then_step = _line(_("then I"), required=False)
    support = forms.MultipleChoiceField(
        label=_("What support would you like?"),
        required=False,
        choices=words.SUPPORT,
        widget=forms.CheckboxSelectMultiple,
    )
    support_own = _line(_("In your own words"), required=False)
    audience = forms.ChoiceField(
        label=_("Who is this for?"),
        choices=[("keep", _("Just me")), ("share", _("My partner too"))],
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, partner: Any = None, dream: Dream | None = None, **kwargs: Any) -> None:
        if dream is not None:
            kwargs.setdefault("initial", _said(dream))
        super().__init__(*args, **kwargs)
        self.fields["need"].choices = [(str(n), n) for n in words.NEEDS]  # type: ignore[attr-defined]
        if dream is not None or partner is None:
            del self.fields["audience"]
        else:
            both: Any = [("keep", _("Just me")), ("share", _("%(name)s too") % {"name": partner.name})]
            self.fields["audience"].choices = both  # type: ignore[attr-defined]
            self.fields["audience"].initial = "keep"
            self.fields["audience"].icons = {"keep": "lock", "share": "eye"}  # type: ignore[attr-defined]
            self.fields["audience"].hints = {  # type: ignore[attr-defined]
                "keep": _("%(name)s isn’t told that it exists.") % {"name": partner.name},
                "share": _("%(name)s sees all of it and can root for it. It stays yours, and you can take it back.")
                % {"name": partner.name},
            }

    @property
    def telling(self) -> Telling:
        """What was said, for the acts."""
        said = self.cleaned_data
        own = [said["support_own"]] if said["support_own"] else []
        plain = {
            name: said[name]
            for name in ("line", "picture", "why", "obstacle", "if_step", "then_step", "area", "horizon")
        }
        return Telling(**plain, need=said["need_own"] or said["need"], support=(*said["support"], *own))

    @property
    def shares(self) -> bool:
        """Whether it is to be shared in the same act."""
        return self.cleaned_data.get("audience") == "share"


def _said(dream: Dream) -> dict[str, Any]:
    """A dream as the form shows it."""
    listed, keys = {str(n) for n in words.NEEDS}, dict(words.SUPPORT)
    support = dream.support or []
    return {
        **{
            n: getattr(dream, n)
            for n in ("line", "picture", "why", "obstacle", "if_step", "then_step", "area", "horizon", "version")
        },
        "need": dream.need if dream.need in listed else "",
        "need_own": "" if dream.need in listed else dream.need,
        "support": [s for s in support if s in keys],
        "support_own": next((s for s in support if s not in keys), ""),
    }


class RootForm(forms.Form):
    """Words for the partner's dream, and an offer if there is one."""

    words = _text(_("What would you like to say to it?"))
    offer = _line(_("Something you offer, if you like"), required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("words") and not said.get("offer"):
            self.add_error("words", _("Say a few words, or offer something."))
        return said


class OfferForm(forms.Form):
    """Accept the offer, change it, or leave it."""

    answer = forms.ChoiceField(choices=[("accept", ""), ("change", ""), ("leave", "")])
    words = _line(_("What would fit better?"), required=False)

    def clean(self) -> dict[str, Any]:
        """A change says what."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("answer") == "change" and not said.get("words"):
            self.add_error("words", _("Say what would fit better, or leave it."))
        return said


class RestForm(forms.Form):
    """When to look again, if one knows."""

    look_again_on = _day(_("Look again on"), help_text=_("Optional. Until then it waits quietly."))


class CameTrueForm(forms.Form):
    """The day it came true, and a sentence."""

    on = _day(_("The day"), required=True)
    words = _text(_("A sentence to keep with it"))


class LetGoForm(forms.Form):
    """A sentence, if one likes."""

    words = _text(_("A sentence to keep with it"))


class WeaveForm(forms.Form):
    """What both would call it, which words come along, and one's own why."""

    name = _line(_("What would you both call it?"), help_text=_("Either of you can change it until both have chosen."))
    horizon = forms.ChoiceField(
        label=_("When, roughly"), required=False, choices=words.HORIZONS, widget=forms.RadioSelect
    )
    bring = forms.MultipleChoiceField(
        label=_("Which words come along?"),
        required=False,
        choices=[("line", _("The line")), ("picture", _("How you picture it")), ("need", _("The need"))],
        widget=forms.CheckboxSelectMultiple,
    )
    why = _text(_("Why do you want this?"))
    need = _line(_("What need is under it?"), required=False)


class WhyForm(forms.Form):
    """One's own why and need."""

    why = _text(_("Why do you want this?"))
    need = _line(_("What need is under it?"), required=False)

    def clean_why(self) -> str:
        """The why is the point."""
        why: str = self.cleaned_data["why"]
        if not why:
            raise forms.ValidationError(_("A sentence is enough, but your partner can’t guess it."))
        return why


class BringForm(forms.Form):
    """Which words of one's own dream come along."""

    bring = WeaveForm.base_fields["bring"]


class ShapeForm(forms.Form):
    """Name, horizon and rhythm of an intention."""

    name = _line(_("Name"))
    horizon = forms.ChoiceField(
        label=_("When, roughly"), required=False, choices=words.HORIZONS, widget=forms.RadioSelect
    )
    rhythm = forms.ChoiceField(label=_("How often you look at it together"), choices=words.RHYTHMS)
    version = forms.IntegerField(widget=forms.HiddenInput)


class MilestoneForm(forms.Form):
    """A step, whose it is, and by when."""

    title = _line(_("The next step"), limit=LINE)
    keeper = forms.ChoiceField(label=_("Whose step"), required=False, widget=forms.RadioSelect)
    due_on = _day(_("By"), help_text=_("Optional."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, faces: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        both = ("both", pgettext_lazy("whose step", "Both of you"))
        self.fields["keeper"].initial = "both"
        self.fields["keeper"].choices = [both, *((str(f.id), f.name) for f in faces)]  # type: ignore[attr-defined]


class _Amount(forms.CharField):
    """An amount as people type it in their language."""

    def __init__(self, *, above_zero: bool = False, **kwargs: Any) -> None:
        self.above_zero = above_zero
        super().__init__(
            max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs
        )

    def clean(self, value: Any) -> Any:
        """A decimal with at most two places; a kind sentence otherwise."""
        typed = super().clean(value)
        try:
            amount = money.parse_amount(typed, get_language() or "en")
        except money.NotAnAmount:
            raise forms.ValidationError(_("Write it as a number, like 1,450 or 1450.50.")) from None
        if amount != amount.quantize(Decimal("0.01")) or abs(amount) >= Decimal(10) ** 12:
            raise forms.ValidationError(_("Please use at most two decimal places, and fewer than thirteen digits."))
        if self.above_zero and amount <= 0:
            raise forms.ValidationError(_("The target has to be above zero."))
        return amount


class MeasureForm(forms.Form):
    """A target, in money or in anything that can be counted."""

    target = _Amount(label=_("How much would be enough?"), above_zero=True)
    unit = forms.CharField(
        label=_("In what?"),
        max_length=24,
        help_text=_("A currency like EUR, USD or MXN, or your own word: lessons, kilometres."),
    )


class EntryForm(forms.Form):
    """What was added, on which day."""

    amount = _Amount(label=_("How much?"), help_text=_("Taken out again? Put a minus before it."))
    on = _day(_("On"), required=True)
    words = _line(_("A word about it"), required=False)


class RevisitForm(forms.Form):
    """Still want it, what changed, what next."""

    want = forms.ChoiceField(
        label=_("Do you still want this?"),
        choices=[(key, text) for key, text, _hint in words.WANTS],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the answer that comes closest. You can change it until both have answered.")
        },
    )
    want.hints = {key: hint for key, _answer, hint in words.WANTS}  # type: ignore[attr-defined]
    changed = _text(_("In you, or around you"), help_text=_("A sentence is enough, and so is nothing."))
    next_step = _line(_("One thing you’ll do"), required=False)
    by = _day(_("By"))


class ReachForm(forms.Form):
    """The day it was reached."""

    on = _day(_("The day you got there"), required=True)
