"""Forms of delivery: for how long a notice rests, and what one wants to hear of and how."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.preferences import actions, queries
from our2souls.lib.recurrence import at_local
from our2souls.privacy.viewer import Viewer

RESTS = [("1", _("Tomorrow")), ("3", _("In three days")), ("7", _("Next week"))]


class SnoozeForm(forms.Form):
    """Tomorrow, in three days, next week: at the hour at which the notice came, by one's own clock."""

    days = forms.TypedChoiceField(label=_("Remind me"), choices=RESTS, coerce=int)

    def until(self, due_at: datetime, here: ZoneInfo, on: date) -> datetime:
        """The moment the notice comes back; `on` is today's date in the zone `here`."""
        return at_local(on + timedelta(days=self.cleaned_data["days"]), due_at.astimezone(here).time(), here)


class PushDeviceForm(forms.Form):
    """What a browser gives for notifications on it: an address of its push service, and keys."""

    endpoint = forms.URLField(max_length=1000, assume_scheme="https")
    p256dh = forms.CharField(max_length=200, validators=[RegexValidator(r"^[A-Za-z0-9_-]+={0,2}$")])
    auth = forms.CharField(max_length=100, validators=[RegexValidator(r"^[A-Za-z0-9_-]+={0,2}$")])
    label = forms.CharField(max_length=80, required=False)


class PreferencesForm(forms.Form):
    """Boxes for each kind of notice. A box left out of what was sent means no."""

    def __init__(self, data: Any = None, *, current: list[queries.ChannelPreference]) -> None:
        super().__init__(data)
        self.current = current
        for preference in current:
            for channel, label in _boxes(preference).items():
                self.fields[f"{preference.category}-{channel}"] = forms.BooleanField(
                    label=label, required=False, initial=getattr(preference, channel)
                )

    def groups(self) -> list[tuple[object, list[forms.BoundField]]]:
        """Each kind's label with its boxes, for the page."""
        return [
            (preference.label, [self[f"{preference.category}-{channel}"] for channel in _boxes(preference)])
            for preference in self.current
        ]

    def save(self, viewer: Viewer) -> None:
        """Keep what was sent."""
        for preference in self.current:
            chosen = {channel: self.cleaned_data[f"{preference.category}-{channel}"] for channel in _boxes(preference)}
            actions.set_preference(viewer, preference.category, **({"inapp": True, "push": preference.push} | chosen))


def _boxes(preference: queries.ChannelPreference) -> dict[str, Any]:
    """What there is to choose for a kind, with the label of its box."""
    boxes: dict[str, Any] = {"inapp": _("In the app"), "email": _("By email")}
    if preference.has_devices:
        boxes["push"] = _("On the devices below")
    if not preference.has_inapp:
        del boxes["inapp"]
    if preference.has_names:
        boxes["named"] = _("Emails and devices may say what it is about")
    return boxes
