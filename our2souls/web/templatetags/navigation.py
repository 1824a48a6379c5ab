"""The links of the navigation, and which of them one stands on."""

from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse

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


OWN_TABS = frozenset(
    {
        "web:home", "intentions:dreams", "checkins:check_in", "story:horizon", "people:us",
        "vision:board", "vision:letters", "milestones:milestones", "intentions:fridge", "readiness:readiness",
    }
)  # fmt: skip
