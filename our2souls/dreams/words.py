"""The words offered on forms: horizons, areas of life, support, rhythms. Keys are stored, words are shown."""

from django.utils.translation import gettext_lazy as _

HORIZONS = [
    ("this-year", _("This year")),
    ("1-year", _("1 year")),
    ("5-years", _("5 years")),
    ("10-years", _("10 years")),
    ("someday", _("Someday")),
]

AREAS = [
    ("home", _("Home")),
    ("work", _("Work and craft")),
    ("family", _("Family and friends")),
    ("body", _("Body and rest")),
    ("learning", _("Learning")),
    ("travel", _("Travel")),
    ("play", _("Play and beauty")),
    ("meaning", _("Meaning")),
    ("money", _("Money")),
]

SUPPORT = [
    ("ask", _("Ask me about it")),
    ("time", _("Keep time free for it")),
    ("join", _("Do a part of it with me")),
    ("glad", _("Just be glad with me")),
    ("leave", _("Leave me to it")),
]

RHYTHMS = [
    ("monthly", _("Every month")),
    ("every:2:months", _("Every two months")),
    ("every:3:months", _("Every three months")),
    ("yearly", _("Once a year")),
    ("none", _("Without reminders")),
]

WANTS = [
    ("yes", _("Yes"), _("You choose it again.")),
    ("but", _("Yes, but"), _("You choose it again, and name what would have to be different.")),
    ("unsure", _("Not sure"), _("It goes on as it is while you find out.")),
    ("no", _("No longer"), _("Reminders pause. Nothing is released.")),
]
"""The revisit's first question: key, answer, and what follows from it."""
