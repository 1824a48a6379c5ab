"""The shelf of vision notes, for the pages of what they are about, and how words and memos are shown."""

from typing import Any
from uuid import UUID

from django import template
from django.template import Context

from our2souls.lib import markdown
from our2souls.vision.notes import actions as notes_actions

register = template.Library()
ON_THE_SHELF = 6


@register.inclusion_tag("vision/notes/shelf.html", takes_context=True)
def shelf(context: Context, kind: str, about: UUID, may_add: bool = True, private: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002
    """The newest notes on a thing that the viewer may see, and the way to add one; `private` where nobody else sees it."""
    request: Any = context["request"]
    found = notes_actions.notes_on(request.viewer, kind, about, ON_THE_SHELF + 1)
    shown = [(letter, request.us.face(letter.writer_id)) for letter in found[:ON_THE_SHELF]]
    return {
        "notes": shown,
        "more": len(found) > ON_THE_SHELF,
        "kind": kind,
        "about": about,
        "may_add": may_add,
        "private": private,
    }


@register.filter
def plain_text(text: str) -> str:
    """Words without their marks, for a card."""
    return markdown.to_plain_text(text)


@register.filter
def clock(seconds: int) -> str:
    """A length as it stands on a player: 3:07."""
    return f"{seconds // 60}:{seconds % 60:02}"
