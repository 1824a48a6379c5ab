"""What a bridge's page says of the state it is in: sentences that are true of both."""

from typing import Any

from django.utils.translation import gettext as _

from our2souls.bridges.options.ranking import Finding
from our2souls.people.couple_context import CoupleContext


def finding_words(finding: Finding, us: CoupleContext) -> str:
    """What is true of an option that both rated, to its reader."""
    mine = finding.whose == us.me.place
    name = {"name": us.their_name}
    match finding.kind:
        case "neither_below_four":
            return _("Neither of you is below four. This could carry you both.")
        case "needs_met":
            return _("It meets what you both need.")
        case "half_met" if finding.whose == "both":
            return _("It meets what each of you needs half-way.")
        case "half_met":
            return _("It meets your need half-way.") if mine else _("It meets %(name)s’s need half-way.") % name
        case "hardly_met" if finding.whose == "both":
            return _("You could both live with it, though it hardly meets what either of you needs.")
        case "hardly_met" if mine:
            return _("You could live with it, though it hardly meets your need.")
        case "hardly_met":
            return _("%(name)s could live with it, though it hardly meets their need.") % name
        case _ if finding.whose == "both":
            return _("Neither of you could live with this one, so it isn’t a bridge. Good that you said so.")
        case _ if mine:
            return _("You couldn’t live with this one, so it isn’t a bridge. Good that you said so.")
        case _:
            return _("%(name)s couldn’t live with this one, so it isn’t a bridge. Good to know.") % name


def review_words(answers: dict[str, str], us: CoupleContext) -> list[tuple[Any, str]]:
    """What each said at a review, with who said it, in the order of the couple."""
    both = sorted((each for each in (us.me, us.partner) if each), key=lambda each: each.place)
    return [(each, answers[str(each.id)]) for each in both if str(each.id) in answers]
