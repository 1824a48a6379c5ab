"""What one wants to hear of and how: boxes for each kind, what of it comes early, rests or may be loud, and the weekly letter."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.inbox import actions
from our2souls.delivery.inbox.digest import WeeklyLetter
from our2souls.delivery.preferences.actions import Wishes
from our2souls.delivery.preferences.lead_times import DAY, HOUR, WEEK
from our2souls.delivery.preferences.queries import ChannelPreference
from our2souls.lib.clock import now
from our2souls.privacy.viewer import Viewer

if TYPE_CHECKING:
    from our2souls.delivery.registry import Words

LEADS = {
    0: _("When it is time"),
    HOUR: _("1 hour before"),
    3 * HOUR: _("3 hours before"),
    DAY: _("1 day before"),
    3 * DAY: _("3 days before"),
    WEEK: _("1 week before"),
}
FOREVER = datetime(9000, 1, 1, tzinfo=UTC)
MUTES = {"": None, "week": timedelta(days=7), "month": timedelta(days=30)}
HOURS = range(6, 23)
CALENDAR_SHOWN = "calendar-shown"


class PreferencesForm(forms.Form):
    """Boxes for each kind of notice, and what else can be chosen for it. A box left out of what was sent means no.

    Where the page had no boxes of the calendar, since it was opened before there was one, nothing is said of it.
    """

    def __init__(self, data: Any = None, *, current: list[ChannelPreference], letter: WeeklyLetter) -> None:
        super().__init__(data)
        self.current, self.letter = current, letter
        self.fields["letter-on"] = forms.BooleanField(
            label=_("Send me the weekly letter"), required=False, initial=letter.is_on
        )
        self.fields["letter-day"] = forms.ChoiceField(
            label=_("Day"), choices=list(WEEKDAYS.items()), required=False, initial=letter.weekday
        )
        hours = [(hour, date_format(datetime(2000, 1, 1, hour, tzinfo=UTC), "TIME_FORMAT")) for hour in HOURS]
        self.fields["letter-hour"] = forms.ChoiceField(
            label=_("Hour"), choices=hours, required=False, initial=letter.hour
        )
        self.fields["letter-named"] = forms.BooleanField(
            label=_("It may say what things are called"), required=False, initial=letter.named
        )
        for preference in current:
            for channel, label in _boxes(preference).items():
                self.fields[f"{preference.category}-{channel}"] = forms.BooleanField(
                    label=label, required=False, initial=getattr(preference, channel)
                )
            self._add_more(preference)
        if any(preference.has_calendar for preference in current):
            self.fields[CALENDAR_SHOWN] = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def _add_more(self, preference: ChannelPreference) -> None:
        """When it comes: what most people leave as it is."""
        kind = preference.category
        if preference.has_digest:
            self.fields[f"{kind}-digest"] = forms.BooleanField(
                label=_("Only in the weekly letter, not in an email of its own"),
                required=False,
                initial=preference.digest,
            )
        if preference.leads:
            offered = [(minutes, LEADS[minutes]) for minutes in (0, *preference.leads)]
            self.fields[f"{kind}-lead"] = forms.ChoiceField(
                label=_("How early"), choices=offered, required=False, initial=preference.lead
            )
        self.fields[f"{kind}-loud"] = forms.BooleanField(
            label=_("May come in my quiet hours too"), required=False, initial=preference.loud
        )
        choices: list[tuple[str, Words]] = [
            ("", _("Not paused")),
            ("week", _("For a week")),
            ("month", _("For a month")),
            ("ever", _("Until I end it")),
        ]
        if preference.muted_until and preference.muted_until < FOREVER:
            until = date_format(timezone.localtime(preference.muted_until), "DATE_FORMAT")
            choices.insert(1, ("kept", _("Until %(day)s") % {"day": until}))
        paused = ("ever" if preference.muted_until == FOREVER else "kept") if preference.muted_until else ""
        self.fields[f"{kind}-mute"] = forms.ChoiceField(
            label=_("Pause emails and devices"), choices=choices, required=False, initial=paused
        )

    def letter_fields(self) -> list[forms.BoundField]:
        """What there is to choose for the weekly letter, its day and hour aside."""
        return [self["letter-on"], self["letter-named"]]

    def letter_times(self) -> list[forms.BoundField]:
        """Its day and its hour."""
        return [self["letter-day"], self["letter-hour"]]

    def groups(self) -> list[tuple[ChannelPreference, list[forms.BoundField], list[forms.BoundField]]]:
        """Each kind with its boxes, and with what is folded below them, for the page."""
        return [
            (
                preference,
                [self[f"{preference.category}-{channel}"] for channel in _boxes(preference)],
                [self[name] for name in self.fields if name in _more(preference)],
            )
            for preference in self.current
        ]

    def save(self, viewer: Viewer) -> None:
        """Keep what was sent."""
        chosen = {preference.category: self._wishes(preference) for preference in self.current}
        letter = WeeklyLetter(
            is_on=self.cleaned_data["letter-on"],
            weekday=int(self.cleaned_data["letter-day"] or self.letter.weekday),
            hour=int(self.cleaned_data["letter-hour"] or self.letter.hour),
            named=self.cleaned_data["letter-named"],
        )
        in_calendar = {
            preference.category: self.cleaned_data[f"{preference.category}-calendar"]
            for preference in self.current
            if preference.has_calendar and self.cleaned_data[CALENDAR_SHOWN]
        }
        actions.save_preferences(viewer, chosen, letter, in_calendar)

    def _wishes(self, preference: ChannelPreference) -> Wishes:
        names = _boxes(preference).keys() - {"calendar"} | {"loud"}
        sent = {name: self.cleaned_data.get(f"{preference.category}-{name}") for name in names}
        wishes: dict[str, Any] = {"inapp": True, "push": preference.push} | sent
        if preference.leads:
            wishes["lead"] = int(self.cleaned_data[f"{preference.category}-lead"] or 0)
        if preference.has_digest:
            wishes["digest"] = self.cleaned_data[f"{preference.category}-digest"]
        mute = self.cleaned_data[f"{preference.category}-mute"]
        if mute != "kept":
            wishes["muted_until"] = FOREVER if mute == "ever" else _in(MUTES[mute])
        return cast("Wishes", wishes)


def _in(span: timedelta | None) -> datetime | None:
    return None if span is None else now() + span


def _more(preference: ChannelPreference) -> set[str]:
    return {f"{preference.category}-{name}" for name in ("digest", "lead", "loud", "mute")}


def _boxes(preference: ChannelPreference) -> dict[str, Any]:
    """What there is to choose for a kind, with the label of its box."""
    boxes: dict[str, Any] = {"inapp": _("In the app"), "email": _("By email")}
    if preference.has_devices:
        boxes["push"] = _("On the devices below")
    if preference.has_calendar:
        boxes["calendar"] = _("In my own calendar")
    if not preference.has_inapp:
        del boxes["inapp"]
    if preference.has_names:
        boxes["named"] = _("Emails and devices may say what it is about")
    return boxes
