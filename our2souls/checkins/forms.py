"""The check-in's form, and the answer's."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from our2souls.checkins import vocabulary
from our2souls.checkins.models import CheckIn
from our2souls.people import needs
from our2souls.ui.form.fields import ChoiceField, set_choices

NOTE, WORD = 1000, 40
SHARINGS = [("me", _("Only me")), ("colour", _("Just the mood, no words")), ("all", _("All of it"))]


def sharing_field(partner: Any) -> forms.ChoiceField:
    """Who sees it: only me unless said otherwise, each choice with what follows."""
    name = {"name": partner.name}
    return ChoiceField(
        label=_("Who is this for?"),
        choices=SHARINGS,
        initial="me",
        widget=forms.RadioSelect,
        icons={"me": "lock", "colour": "eye-off", "all": "eye"},
        hints={
            "me": _("%(name)s won’t be told that you noted this.") % name,
            "colour": _("The place on the grid and the part of the day. Words, need and note stay with you."),
            "all": _("Words, need and note, too, and the time."),
        },
    )


class CheckInForm(forms.Form):
    """A place; then, if one likes, words, a need, a note; and who it is for."""

    place = forms.RegexField(
        r"^[1-5]-[1-5]$",
        error_messages={
            "required": _("Choose a place on the grid first; any place will do."),
            "invalid": _("Choose a place on the grid first; any place will do."),
        },
    )
    words = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    word = forms.CharField(label=_("Your own word"), max_length=WORD, required=False)
    need = forms.ChoiceField(
        label=_("Is there something you need?"),
        required=False,
        choices=needs.choices(needs.OF_NOW),
        widget=forms.RadioSelect,
    )
    need_own = forms.CharField(label=_("In your own words"), max_length=120, required=False)
    context = forms.ChoiceField(
        label=_("What is it about?"), required=False, choices=vocabulary.CONTEXTS, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Anything to add?"),
        max_length=NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input-words"}),
    )
    sharing = forms.ChoiceField(choices=SHARINGS, required=False)

    def __init__(self, *args: Any, partner: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "words", [(key, key) for group in vocabulary.WORDS.values() for key, _word in group])
        if partner is None:
            del self.fields["sharing"]
        else:
            self.fields["sharing"] = sharing_field(partner)

    @property
    def more_open(self) -> bool:
        """Whether what folds away holds something already, or is refused."""
        names = ("word", "context", "need", "need_own", "note")
        return any(self.errors.get(name) or self[name].value() for name in names)

    @property
    def checkin_data(self) -> dict[str, Any]:
        """What was said, for the act; words of another place than the chosen one fall away."""
        data = self.cleaned_data
        ease, energy = (int(each) for each in data["place"].split("-"))
        fitting = {key for key, _word in vocabulary.WORDS[vocabulary.region(ease, energy)]}
        own = [data["word"]] if data["word"] else []
        return {
            "ease": ease,
            "energy": energy,
            "words": [*(w for w in data["words"] if w in fitting), *own],
            "need": needs.key_of(data["need_own"]) or data["need"],
            "note": data["note"],
            "context": data["context"],
            "sharing": data.get("sharing") or "me",
        }


class CheckInEditForm(CheckInForm):
    """What one noted, to be changed; who it is for is set on its own page."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def initial_of(row: CheckIn) -> dict[str, Any]:
        """A check-in as the form has it; of words of one's own the first stands in the field."""
        named = {key for key, _label in needs.choices(needs.OF_NOW)}
        own = own_words(row)
        return {
            "place": row.place,
            "words": [word for word in row.words or () if word not in own],
            "word": own[0] if own else "",
            "need": row.need if row.need in named else "",
            "need_own": "" if row.need in named else row.need_text,
            "context": row.context,
            "note": row.note,
            "version": row.version,
        }

    def changes(self, row: CheckIn) -> dict[str, Any]:
        """What was said, for the act; words of one's own that the form has no field for stay."""
        data = self.checkin_data
        del data["sharing"]
        return data | {"words": [*data["words"], *own_words(row)[1:]], "version": self.cleaned_data["version"] or 0}


def own_words(row: CheckIn) -> list[str]:
    """The words of a check-in that are none of ours."""
    ours = {key for words in vocabulary.WORDS.values() for key, _label in words}
    return [word for word in row.words or () if word not in ours]


class ReminderForm(forms.Form):
    """When one would like to be asked how one is; never, unless one says so."""

    rhythm = forms.ChoiceField(label=_("How often?"))
    hour = forms.TimeField(label=_("At what time?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [(str(day), _("Every %(day)s") % {"day": name}) for day, name in WEEKDAYS.items()]
        set_choices(self, "rhythm", [("never", _("Never")), ("daily", _("Every day")), *days])


class ResponseForm(forms.Form):
    """I see you · tell me more · I'm here · own words."""

    kind = forms.ChoiceField(choices=[("see", ""), ("more", ""), ("here", ""), ("own", "")])
    words = forms.CharField(
        label=_("Your words"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input-words"}),
    )

    def clean(self) -> dict[str, Any]:
        """Own words need words."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("kind") == "own" and not data.get("words"):
            self.add_error("words", _("Write a word or two, or choose one of the short answers."))
        return data


class MoreForm(forms.Form):
    """What a partner who asked for more is told; nothing takes it back."""

    more = forms.CharField(
        label=_("Tell more, in your words"),
        max_length=NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input-words"}),
    )


class SharingForm(forms.Form):
    """Who sees a check-in from now on."""

    sharing = forms.ChoiceField(choices=SHARINGS)

    def __init__(self, *args: Any, partner: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if partner is not None:
            initial = self.initial.get("sharing", "me")
            self.fields["sharing"] = sharing_field(partner)
            self.fields["sharing"].initial = initial
