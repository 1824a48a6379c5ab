"""Forms of delivery: for how long a notice rests, and what a browser gives for notifications on it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from our2souls.lib.recurrence import at_local

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
