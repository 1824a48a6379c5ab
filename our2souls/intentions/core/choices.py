"""The rhythms in which an intention is revisited."""

from django.utils.translation import gettext_lazy as _

RHYTHMS = [
    ("monthly", _("Every month")),
    ("every:2:months", _("Every two months")),
    ("every:3:months", _("Every three months")),
    ("yearly", _("Once a year")),
    ("none", _("Without reminders")),
]
