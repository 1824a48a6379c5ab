"""Says beside an act what the partner will be told of it."""

from typing import Any

from django import template
from django.template import Context

from our2souls.delivery.registry import notification_types

register = template.Library()


@register.inclusion_tag("delivery/inbox/tells.html", takes_context=True)
def tells(context: Context, name: str) -> dict[str, Any]:
    """The sentence of a partner event as the partner reads it in the app; nothing for somebody who has no partner."""
    me, type_ = context.get("me"), notification_types.named(name)
    return {"partner": context.get("partner"), "sentence": str(type_.title) % {"name": me.name if me else ""}}
