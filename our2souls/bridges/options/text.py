"""What is true of a rated option, as a sentence to one of the two."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from our2souls.bridges.options.ranking import Kind, OptionFinding

SENTENCES: dict[tuple[Kind, str], Promise | str] = {
    ("neither_below_four", "nobody"): _("Neither of you is below four. This could carry you both."),
    ("needs_met", "me"): _("It meets what you both need. You could just live with it."),
    ("needs_met", "partner"): _("It meets what you both need. %(name)s could just live with it."),
    ("needs_met", "both"): _("It meets what you both need, and you could both just live with it."),
    ("half_met", "me"): _("You could both live with it. Your need is met half-way."),
    ("half_met", "partner"): _("You could both live with it. %(name)s’s need is met half-way."),
    ("half_met", "both"): _("You could both live with it. What each of you needs is met half-way."),
    ("hardly_met", "me"): _("You could both live with it. It hardly meets your need."),
    ("hardly_met", "partner"): _("You could both live with it. It hardly meets %(name)s’s need."),
    ("hardly_met", "both"): _("You could both live with it. It hardly meets what either of you needs."),
    ("not_livable", "me"): _("You couldn’t live with this one, so it isn’t a bridge. Good that you said so."),
    ("not_livable", "partner"): _(
        "%(name)s couldn’t live with this one, so it isn’t a bridge. Good that it could be said."
    ),
    ("not_livable", "both"): _("Neither of you could live with this one, so it isn’t a bridge."),
}
"""What is said for each finding, by whom it is about."""


def sentence(finding: OptionFinding, me: str, partner: str) -> str:
    """The sentence for somebody at the place `me` ("a" or "b") of the couple, whose partner has the name `partner`."""
    whose = finding.whose if finding.whose in {"both", "nobody"} else "me" if finding.whose == me else "partner"
    return str(SENTENCES[finding.kind, whose]) % {"name": partner}
