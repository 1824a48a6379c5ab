"""What a gathering's agenda calls the kinds of things on it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Words = str | Promise


@dataclass(frozen=True, slots=True)
class AgendaKind:
    """One kind: its heading and its icon."""

    title: Words
    icon: str


KINDS = {
    "reviews": AgendaKind(_("Due for a review"), "rotate-cw"),
    "commitments": AgendaKind(_("What each of you said you’d do"), "check"),
    "prompts": AgendaKind(_("A prompt to talk about"), "book-open"),
    "set_aside": AgendaKind(_("Put aside from the couple test"), "compass"),
    "bridges": AgendaKind(_("Bridges under way"), "bridge"),
    "offers": AgendaKind(_("Offers that wait for your answer"), "hand-helping"),
    "dreams": AgendaKind(_("A dream to root for"), "sprout"),
}
OTHER = AgendaKind(_("Something to talk about"), "coffee")


def kind_of(kind: str) -> AgendaKind:
    """The heading and icon of a kind."""
    return KINDS.get(kind, OTHER)
