"""What the couple has chosen, with the whys that both read and the words that they agreed on."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch

from our2souls.intentions.core import queries as intention_queries
from our2souls.intentions.core.models import CommonGround, Intention


@dataclass(frozen=True, slots=True)
class CompassEntry:
    """One intention: each partner with their revealed why, or None, A first; and where the two meet, if they said so."""

    intention: Intention
    whys: list[tuple[Any, Any]]
    common_ground: CommonGround | None

    @property
    def has_whys(self) -> bool:
        """Whether either why can be read."""
        return any(why is not None for _face, why in self.whys)


def entries(us: Any) -> list[CompassEntry]:
    """What both chose and has not ended, that with whys first, then the latest chosen; three queries."""
    agreed = CommonGround.objects.filter(agreed_at__isnull=False, set_aside_at=None).order_by("-proposed_at")
    rows = Intention.objects.going_on().prefetch_related("whys", Prefetch("meetings", agreed, to_attr="agreed"))
    found = [_entry(row, us) for row in rows.order_by(F("active_since").desc())[: intention_queries.MOST]]
    return sorted(found, key=lambda entry: not entry.has_whys)


def _entry(intention: Any, us: Any) -> CompassEntry:
    whys = {why.person_id: why for why in intention.whys.all()}
    return CompassEntry(intention, [(face, whys.get(face.id)) for face in us.faces], next(iter(intention.agreed), None))
