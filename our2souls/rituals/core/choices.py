"""What a form of rituals offers to choose from."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LENGTHS = [
    (15, _("15 minutes")),
    (30, _("Half an hour")),
    (60, _("An hour")),
    (90, _("An hour and a half")),
    (120, _("Two hours")),
    (180, _("Three hours")),
    (360, _("Most of a day")),
]
AS_WRITTEN = ("", _("As written above"))
"""What takes a pattern back: a radio button alone cannot be let go of."""
PATTERNS = [
    ("day", _("Every day")),
    ("week", _("Every week")),
    ("month", _("Every month, on the same date")),
    ("nth", _("Every month, on the same weekday")),
    ("year", _("Every year")),
]
PLACES = [
    (1, pgettext_lazy("of a month", "first")),
    (2, pgettext_lazy("of a month", "second")),
    (3, pgettext_lazy("of a month", "third")),
    (4, pgettext_lazy("of a month", "fourth")),
    (-1, pgettext_lazy("of a month", "last")),
]
EXAMPLES = (
    _("every Sunday at 10:00"),
    _("on the first Saturday of each month"),
    _("every 2 weeks on Friday at 19:00"),
    _("every Monday and Thursday"),
    _("each year on 2 March"),
)
"""Words that a form reads."""
