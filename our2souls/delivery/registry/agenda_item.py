"""What waits for a moment of the two, in every package, and which of these moments can be had."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry.notification_type import Words

Occasion = Literal["ritual", "bridge", "therapist"]
OCCASIONS: dict[str, Words] = {
    "bridge": _("For a bridge"),
    "ritual": _("For your next ritual"),
    "therapist": _("For your therapist"),
}


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something that the two put aside to do together, by one of them, for when there is a moment for it.

    `moment` says which: their next ritual, a bridge, or their therapist. `title` may be in their own words: it is shown to
    the two alone, and never sent.
    """

    about: UUID
    title: Words
    url: str
    since: datetime
    moment: Occasion

    @property
    def label(self) -> Words:
        """For which moment, in words."""
        return OCCASIONS[self.moment]


class Occasions:
    """Which of these moments can be had here: the package that makes one registers it, and until then nothing offers it."""

    def __init__(self) -> None:
        self._known: set[Occasion] = set()

    def register(self, *moments: Occasion) -> None:
        """Say that a couple can have these moments."""
        self._known |= set(moments)

    def known(self) -> frozenset[Occasion]:
        """The moments that can be had."""
        return frozenset(self._known)


class Agenda:
    """What waits in every package for a moment of the two: the page of that moment lists it, or else home does."""

    def __init__(self) -> None:
        self._known: dict[str, Callable[[], list[AgendaItem]]] = {}
        self._of_moment: dict[Occasion, dict[str, Callable[[], list[AgendaItem]]]] = {}

    def register(self, package: str, waiting: Callable[[], list[AgendaItem]]) -> None:
        """Say what waits in a package for the current viewer; one query at most, a few items. The last of a name counts."""
        self._known[package] = waiting

    def register_for(self, moment: Occasion, kind: str, items: Callable[[], list[AgendaItem]]) -> None:
        """Say what of a kind the page of one moment lists for the current viewer: home asks for none of it.

        One query at most, a few items; the last of a kind counts.
        """
        self._of_moment.setdefault(moment, {})[kind] = items

    def kinds_for(self, moment: Occasion) -> list[str]:
        """The kinds that the page of a moment lists, in the order in which they were registered."""
        return list(self._of_moment.get(moment, {}))

    def waiting_for(self, moment: Occasion) -> list[tuple[str, list[AgendaItem]]]:
        """What of each kind there is now for a moment, for the current viewer; kinds of which there is nothing are left out."""
        found = [(kind, items()) for kind, items in self._of_moment.get(moment, {}).items()]
        return [(kind, items) for kind, items in found if items]

    def waiting(self) -> list[AgendaItem]:
        """All that waits for the current viewer and their partner, for a moment that can be had, oldest first.

        What has a page of its own for its moment stands there: home asks for none of it.
        """
        offered = occasions.known() - self._of_moment.keys()
        if not offered:
            return []
        items = (item for waiting in self._known.values() for item in waiting() if item.moment in offered)
        return sorted(items, key=lambda item: item.since)

    def put_aside(self) -> list[AgendaItem]:
        """All that the couple put aside for a moment that can be had, wherever else it stands, oldest first."""
        offered = occasions.known()
        items = (item for waiting in self._known.values() for item in waiting() if item.moment in offered)
        return sorted(items, key=lambda item: item.since)

    def fillers(self) -> list[str]:
        """The packages that fill it."""
        return sorted(self._known)


agenda, occasions = Agenda(), Occasions()
