"""The forms of a ritual: what it is and when, in words or by fields; another day for one of its times."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from our2souls.lib.recurrence import calendar_rules
from our2souls.lib.recurrence.rrule import MOST_COUNT, MOST_EVERY, CalendarRule, resolved
from our2souls.people.choices import time_zones
from our2souls.rituals.core.actions import RitualData
from our2souls.rituals.core.catalog import RitualTemplate
from our2souls.rituals.core.choices import AS_WRITTEN, EXAMPLES, LENGTHS, PATTERNS, PLACES
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.core.occasions import Occasion
from our2souls.rituals.core.rule_phrases import rule_in
from our2souls.rituals.core.rule_text import rule_words
from our2souls.ui.form.fields import LINE, a_day, one_line, some_text

FAR = timedelta(days=62)
"""How far one time can be moved."""
YEARS, LIVES = timedelta(days=366 * 5), timedelta(days=366 * 50)
"""How far from today it begins, and how far ahead it ends: beyond, other calendars and dates themselves come to their end."""


def an_hour(label: Any, **more: Any) -> forms.TimeField:
    """An hour of the clock, in the browser's own picker."""
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more)


class RitualForm(forms.Form):
    """What it is, when (in words, else by fields), for how long, by which clock, until when."""

    name = one_line(_("What do you call this ritual?"))
    when = forms.CharField(label=_("When?"), max_length=LINE, required=False, widget=forms.TextInput())
    pattern = forms.ChoiceField(
        label=_("Repeats"), required=False, choices=[AS_WRITTEN, *PATTERNS], widget=forms.RadioSelect
    )
    every = forms.IntegerField(
        label=_("Every … days, weeks, months or years"), required=False, min_value=1, max_value=MOST_EVERY
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days?"), required=False, coerce=int, choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    place = forms.TypedChoiceField(
        label=_("Which one of the month?"), required=False, coerce=int, choices=PLACES, initial=1
    )
    hour = an_hour(_("At what time?"), required=False)
    first_on = a_day(_("From which day on?"), required=True)
    minutes = forms.TypedChoiceField(label=_("For how long?"), coerce=int, choices=LENGTHS, initial=60)
    until = a_day(_("Until which day?"))
    count = forms.IntegerField(label=_("Or how many times?"), required=False, min_value=1, max_value=MOST_COUNT)
    zone = forms.ChoiceField(label=_("By which clock?"), help_text=_("Choose one place if you two live in two."))
    words = some_text(_("What you do or talk about, if you like"))
    understood = forms.CharField(required=False, widget=forms.HiddenInput, max_length=100)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, today: date, zone: ZoneInfo, ritual: Ritual | None = None,
        template: RitualTemplate | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        self.today = today
        self.rule: CalendarRule | None = None
        self.said_hour: time | None = None
        initial = {"first_on": today, "zone": zone.key, **kwargs.get("initial", {})}
        if template is not None:
            initial |= _of_template(template)
        if ritual is not None:
            initial |= _of_ritual(ritual)
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.fields["when"].widget.attrs |= {"list": "when-examples", "autocomplete": "off"}
        zones: Any = self.fields["zone"]
        zones.choices = time_zones.choices(str(initial["zone"]))

    def clean(self) -> dict[str, Any]:
        """The rule and the hour, out of words or fields; it has to come at least once."""
        data: dict[str, Any] = super().clean() or {}
        if {"first_on", "every", "weekdays", "until", "count"} & set(self.errors):
            return data
        first_on: date = data["first_on"]
        rule = self._in_words(data) if data.get("when") else self._by_fields(data)
        if rule is None or self.errors:
            return data
        if "hour" not in self.errors and data.get("hour") is None:
            self.add_error("hour", _("Say at what time, so that you can be reminded."))
        if rule.until and rule.until > self.today + LIVES:
            self.add_error("until", _("Choose an end within fifty years, or none at all."))
            return data
        self.rule = resolved(rule, first_on)
        if calendar_rules.next_after(self.rule, first_on, max(first_on, self.today) - timedelta(days=1)) is None:
            self.add_error("first_on", _("It would be over before it begins: choose a later end or an earlier day."))
        return data

    def clean_first_on(self) -> date:
        """A day that is near."""
        first_on: date = self.cleaned_data["first_on"]
        if first_on != self.initial.get("first_on") and not self.today - YEARS <= first_on <= self.today + YEARS:
            raise forms.ValidationError(_("Choose a day within five years."))
        return first_on

    def clean_name(self) -> str:
        """Without what surrounds it."""
        name: str = self.cleaned_data["name"]
        return name.strip()

    def _in_words(self, data: dict[str, Any]) -> CalendarRule | None:
        found = rule_in(data["when"], get_language() or "en", self.today)
        if found is None:
            examples = {"one": EXAMPLES[0], "other": EXAMPLES[1], "third": EXAMPLES[2]}
            refused = gettext(
                "We can’t read that. Write it like “%(one)s”, “%(other)s” or “%(third)s”, or use the fields."
            )
            self.add_error("when", refused % examples)
            return None
        rule, self.said_hour = found
        self._compare(rule, data)
        data["hour"] = self.said_hour or data.get("hour")
        return rule if rule.until or rule.count else replace(rule, **self._ends(data))

    def _compare(self, rule: CalendarRule, data: dict[str, Any]) -> None:
        """What fields say beside the words is the same, or they are asked which of both they mean."""
        first_on, hour = data["first_on"], data.get("hour")
        plain = resolved(replace(rule, until=None, count=0), first_on)
        words, days = rule_words(plain, first_on), tuple(sorted(data.get("weekdays") or ()))
        chosen = self._by_fields(data) if data.get("pattern") else None
        if chosen is not None and resolved(replace(chosen, until=None, count=0), first_on) != plain:
            this = rule_words(replace(chosen, until=None, count=0), first_on)
            other = gettext(
                "Your words say “%(words)s”, this says “%(this)s”. Choose “%(as_written)s”, or clear the words."
            )
            self.add_error("pattern", other % {"words": words, "this": this, "as_written": AS_WRITTEN[1]})
        elif chosen is None and not data.get("pattern"):
            other = gettext("Your words say “%(words)s”. Clear this, or clear the words and choose it all here.")
            for name, given, meant in (("weekdays", days, plain.weekdays), ("every", data.get("every"), plain.every)):
                if given and given != meant:
                    self.add_error(name, other % {"words": words})
        if self.said_hour is not None and hour is not None and hour != self.said_hour:
            hours = {"words": time_format(self.said_hour), "this": time_format(hour)}
            other = gettext("Your words say %(words)s, this says %(this)s. Make them the same, or leave one out.")
            self.add_error("hour", other % hours)
        ends: dict[str, Any] = {"until": rule.until, "count": rule.count}
        for name, end in ends.items():
            if data.get(name) and (rule.until or rule.count) and data[name] != end:
                self.add_error(name, _("Your words say another end. Keep the one you mean, and clear the other."))

    def _by_fields(self, data: dict[str, Any]) -> CalendarRule | None:
        pattern, days = data.get("pattern"), tuple(sorted(data.get("weekdays") or ()))
        if not pattern:
            self.add_error("when", _("Say when it is, in words or by the fields below."))
            return None
        if days and pattern not in {"week", "nth"}:
            goes_with = gettext("Days of the week go with “%(week)s” and “%(nth)s”. Choose one of those, or no days.")
            self.add_error("weekdays", goes_with % {"week": dict(PATTERNS)["week"], "nth": dict(PATTERNS)["nth"]})
            return None
        if len(days) > 1 and pattern == "nth":
            self.add_error("weekdays", _("Choose one day of the week for a month, or write it in words."))
            return None
        ends, every = self._ends(data), data.get("every") or 1
        if pattern == "nth":
            weekday = days or (data["first_on"].weekday(),)
            return CalendarRule("month", every, weekday, data.get("place") or 1, **ends)
        return CalendarRule(pattern, every, days if pattern == "week" else (), **ends)

    def _ends(self, data: dict[str, Any]) -> dict[str, Any]:
        """The end that fields say: a day, or else how many times."""
        until, count = data.get("until"), data.get("count")
        if until and count and "count" not in self.errors:
            self.add_error("count", _("Choose one end: a day, or how many times."))
        return {"until": until, "count": 0 if until else count or 0}

    @property
    def _read(self) -> str:
        """What was read out of words: the rule, and the hour where they say one."""
        return f"{self.rule} {self.said_hour:%H:%M}" if self.said_hour else str(self.rule)

    @property
    def is_by_fields(self) -> bool:
        """Whether something is chosen, or wrong, in the fields that stand beside the words."""
        return any(self[name].value() or self[name].errors for name in ("pattern", "every", "weekdays"))

    @property
    def is_new_to_them(self) -> bool:
        """Whether what was read out of words has not been shown to them yet."""
        return bool(self.cleaned_data["when"]) and self.cleaned_data["understood"] != self._read

    def show_understood(self) -> dict[str, Any]:
        """What was understood, for the page; sent once more it is kept."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a sent form's data is a QueryDict
        data["understood"] = self._read
        self.data = data
        first_on, rule = self.cleaned_data["first_on"], self.rule
        assert rule is not None, "a form is valid with a rule only"
        coming = calendar_rules.next_after(rule, first_on, max(first_on, self.today) - timedelta(days=1))
        return {"understood": rule_words(rule, first_on, self.cleaned_data["hour"]), "coming": coming}

    @property
    def ritual_data(self) -> RitualData:
        """What was said, for the acts."""
        data = self.cleaned_data
        plain = {name: data[name] for name in ("name", "words", "first_on", "hour", "minutes", "zone")}
        return RitualData(**plain, rule=str(self.rule))


def _of_ritual(ritual: Ritual) -> dict[str, Any]:
    """A ritual as the form shows it."""
    plain = {
        name: getattr(ritual, name) for name in ("name", "words", "first_on", "hour", "minutes", "zone", "version")
    }
    rule = resolved(ritual.rule, ritual.first_on)
    endless = rule_words(replace(rule, until=None, count=0), ritual.first_on)
    ends = {"until": rule.until, "count": rule.count or None}
    return plain | ends | {"when": endless, "understood": ritual.rule}


def _of_template(template: RitualTemplate) -> dict[str, Any]:
    return {
        "name": template.name, "words": template.words, "hour": template.hour, "minutes": template.minutes,
        "when": rule_words(template.rule, date.min), "understood": template.rule,
    }  # fmt: skip


class OccasionForm(forms.Form):
    """Another day and hour for one time of a ritual."""

    to_day = a_day(_("To which day?"), required=True)
    to_hour = an_hour(_("At what time?"))

    def __init__(self, *args: Any, today: date, occasion: Occasion, **kwargs: Any) -> None:
        self.today, self.occasion = today, occasion
        kwargs["initial"] = {"to_day": occasion.on, "to_hour": occasion.hour}
        super().__init__(*args, **kwargs)

    def clean_to_day(self) -> date:
        """A day that is still to come, and not far from where it was."""
        to_day: date = self.cleaned_data["to_day"]
        if to_day < self.today:
            raise forms.ValidationError(_("Choose today or a day ahead."))
        if abs(to_day - self.occasion.occurrence) > FAR:
            raise forms.ValidationError(_("Choose a day within two months of it; to leave it out is fine too."))
        return to_day
