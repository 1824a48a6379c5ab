"""The links of the navigation, and which of them one stands on."""

from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

register = template.Library()


@register.inclusion_tag("web/navigation/_tab.html", takes_context=True)
def tab(context: Context, name: str, glyph: str, label: str, section: str = "") -> dict[str, Any]:
    """One link of the navigation to the URL `name`; shows nothing where that page does not exist.

    `section` is the beginning of the URL names that belong under this tab, several parted by commas.
    """
    try:
        to = reverse(name)
    except NoReverseMatch:
        return {"to": ""}
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.view_name if match else ""
    within = any(here.startswith(each.strip()) for each in section.split(",") if each.strip())
    # A page that has a tab of its own is under no other tab.
    current = "page" if here == name else ("true" if within and here not in OWN_TABS else "")
    return {"to": to, "glyph": glyph, "label": label, "current": current}


ADDED = {
    "intentions:fridge": ("intentions:fridge", "#id_text", _("Add a line")),
    "vision:board": ("vision:note_loose", "", _("Add a vision note")),
    "vision:letters": ("vision:letter_new", "", _("Write a letter")),
    "milestones:milestones": ("milestones:milestone_new", "", _("Add a day")),
    "rituals:rituals": ("rituals:ritual_new", "", _("Add a ritual")),
    "bridges:bridges": ("bridges:bridge_new", "", _("Build a bridge")),
    "intentions:intention": ("intentions:milestone_new", "", _("Add a step")),
}
"""What the plus adds where a page is about something else than dreams: where, and what it says."""


OF_TWO = frozenset(
    {
        "intentions:fridge",
        "milestones:milestone_new",
        "intentions:milestone_new",
        "rituals:ritual_new",
        "bridges:bridge_new",
    }
)


@register.simple_tag(takes_context=True)
def capture(context: Context) -> dict[str, Any]:
    """Where the plus leads on this page and what it says; nothing where it adds a dream, or where nothing can be added."""
    match = getattr(context.get("request"), "resolver_match", None)
    name, fragment, label = ADDED.get(match.view_name if match else "", ("", "", ""))
    about = context.get("intention")
    if name in OF_TWO and context.get("partner") is None:
        return {}
    if not name or (about is not None and about.state not in {"woven", "active", "waiting"}):
        return {}
    return {"url": reverse(name, args=[about.pk] if about is not None else []) + fragment, "label": label}


OWN_TABS = frozenset(
    {
        "web:home", "intentions:dreams", "checkins:check_in", "story:horizon", "people:us",
        "vision:board", "vision:letters", "milestones:milestones", "intentions:fridge", "readiness:readiness", "rituals:rituals",
        "bridges:bridges",
        "story:story",
    }
)  # fmt: skip
