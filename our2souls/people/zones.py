"""Time zones to choose from: the places of the database, by part of the world, without its old names."""

from functools import lru_cache
from zoneinfo import available_timezones

AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
UTC = "UTC"


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Every zone that a clock can be set to, old names included."""
    return frozenset(available_timezones())


def label(zone: str) -> str:
    """A zone as a person says it: "Europe/Madrid" is Madrid, "America/Argentina/Salta" Argentina, Salta."""
    return zone.partition("/")[2].replace("/", ", ").replace("_", " ") or zone


@lru_cache(maxsize=64)
def choices(current: str = UTC) -> list[tuple[str, object]]:
    """Choices for a select, one group for each part of the world; `current` is among them, whatever it is."""
    groups: list[tuple[str, object]] = [(UTC, UTC)]
    for area in AREAS:
        zones = sorted(zone for zone in known() if zone.startswith(f"{area}/"))
        groups.append((area, [(zone, label(zone)) for zone in zones]))
    offered = {UTC, *(zone for zone in known() if zone.split("/")[0] in AREAS)}
    if current not in offered:
        groups.insert(1, (current, current))
    return groups
