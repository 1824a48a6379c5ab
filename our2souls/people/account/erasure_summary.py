"""What an erasure would take, and what stays without its words: counted before anybody presses."""

from typing import Any

from our2souls.privacy.personal_data import registry
from our2souls.privacy.viewer import current_viewer


def what_goes() -> list[tuple[Any, int]]:
    """What the viewer has of their own, by kind, with how many; kinds they have none of are left out."""
    kinds = [kind for data in registry.packages() for kind in data.imports if not kind.is_part]
    counts = [(kind.label, kind.model.objects.count()) for kind in kinds]
    return [(label, number) for label, number in counts if number]


def what_stays() -> int:
    """In how many places of what the two made it stays that the viewer wrote or did something there; one query."""
    me = current_viewer().person_id
    authored: list[tuple[Any, str]] = [
        (model, author) for data in registry.packages() for model, author in data.shared.items() if author
    ]
    first, *others = (model.objects.filter(**{f"{author}_id": me}).values("pk") for model, author in authored)
    number: int = first.union(*others, all=True).count()
    return number
