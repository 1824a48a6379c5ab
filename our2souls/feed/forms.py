"""Forms of the calendar's address. The token in one of them is a secret: see `web.submissions.unsent`."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import calendar_items
from our2souls.feed.models import FeedAddress

BITS = 256


class NewAddressForm(forms.Form):
    """The token of an address that is shown once, and is kept as a hash when the form is sent."""

    feed_token = forms.RegexField(r"^[A-Za-z0-9_-]{43}$", widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"feed_token": secrets.token_urlsafe(BITS // 8)})


class CalendarForm(forms.Form):
    """What the calendar has in it, and what it says."""

    kinds = forms.MultipleChoiceField(label=_("What stands in it"), required=False, widget=forms.CheckboxSelectMultiple)
    named = forms.BooleanField(
        label=_("Say what it is"),
        required=False,
        help_text=_(
            "With the names you gave things. Otherwise an entry says only “Look at something together” or “One of your days”."
        ),
    )
    alarms = forms.BooleanField(
        label=_("Let the calendar remind me"),
        required=False,
        help_text=_("Some calendars leave this out, or ask you first."),
    )

    def __init__(self, data: Any = None, *, address: FeedAddress) -> None:
        labels = calendar_items.labels()
        chosen = [kind for kind in labels if kind not in address.without.split()]
        super().__init__(data, initial={"kinds": chosen, "named": address.named, "alarms": address.alarms})
        self.fields["kinds"].choices = list(labels.items())  # type: ignore[attr-defined]

    def without(self) -> set[str]:
        """The kinds that are left out."""
        return calendar_items.labels().keys() - set(self.cleaned_data["kinds"])
