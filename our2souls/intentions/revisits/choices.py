"""What one can say at a revisit."""

from django.utils.translation import gettext_lazy as _

WANTS = [
    ("yes", _("Yes"), _("You choose it again.")),
    ("but", _("Yes, but"), _("You choose it again, and name what would have to be different.")),
    ("unsure", _("Not sure"), _("It goes on as it is while you find out.")),
    ("no", _("No longer"), _("Reminders pause. Nothing ends by itself.")),
]
"""The revisit's first question: key, answer, and what follows from it."""

YES = frozenset({"yes", "but"})
"""The answers that choose it again."""
