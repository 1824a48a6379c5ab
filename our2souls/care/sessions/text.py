"""What stands around a session, in words: what is suggested, and how it stands."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from our2souls.care.sessions.models import Suggestion
from our2souls.prompts.turns import queries as prompt_queries
from our2souls.rituals.core import catalog as ritual_catalog

KINDS: dict[str, Any] = {
    "prompt": gettext_lazy("A question for two"),
    "ritual": gettext_lazy("A ritual"),
    "bridge": gettext_lazy("A bridge"),
    "retake": gettext_lazy("The couple test again"),
}
ICONS = {"prompt": "message-circle", "ritual": "coffee", "bridge": "bridge", "retake": "scale"}
STATES: dict[str, Any] = {
    "waiting": gettext_lazy("Waiting"),
    "accepted": gettext_lazy("Taken up"),
    "declined": gettext_lazy("Set aside"),
    "withdrawn": gettext_lazy("Taken back"),
    "closed": gettext_lazy("Closed"),
}


def state_of(suggestion: Suggestion) -> str:
    """Waiting, taken up, set aside, withdrawn; closed where its therapist left the table before."""
    if suggestion.withdrawn_at is not None:
        return "withdrawn"
    return suggestion.answer or ("closed" if suggestion.engagement.ended_at else "waiting")


def title_of(suggestion: Suggestion) -> str:
    """What is suggested, in the reader's language; its kind where its words were taken out, or one of ours is gone."""
    found = str(suggestion.title)
    if suggestion.kind == Suggestion.PROMPT and suggestion.pick:
        found = prompt_queries.spoken(suggestion.pick)
        found = "" if found == suggestion.pick else found
    if suggestion.kind == Suggestion.RITUAL and suggestion.pick:
        template = ritual_catalog.by_key(suggestion.pick)
        found = str(template.name) if template else ""
    return found or str(KINDS[suggestion.kind])


def about_of(suggestion: Suggestion) -> str:
    """What it is about, where that is more than its title."""
    if suggestion.kind == Suggestion.RITUAL and suggestion.pick:
        template = ritual_catalog.by_key(suggestion.pick)
        return str(template.about) if template else ""
    if suggestion.kind == Suggestion.RETAKE:
        return _("To see what has changed since last time.")
    return str(suggestion.about)
