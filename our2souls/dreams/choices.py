"""What one chooses from for a dream: areas of life, horizons, needs, kinds of support."""

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
