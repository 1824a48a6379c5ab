"""Order that two people give, perhaps at once: of rows with a position, however many have come or gone meanwhile."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal
from uuid import UUID


def reordered(standing: Sequence[UUID], order: Iterable[UUID]) -> list[UUID]:
    """What stands, in a new order: the named take the named ones' places one by one, the others keep theirs.

    A name twice counts once, and one that is not there is passed over.

    >>> a, b, c, new = (UUID(int=n) for n in range(4))
    >>> reordered([a, b, c, new], [c, a, b]) == [c, a, b, new]
    True
    """
    here = set(standing)
    named = [each for each in dict.fromkeys(order) if each in here]
    moving, following = set(named), iter(named)
    return [next(following) if each in moving else each for each in standing]


def arrange(rows: Sequence[Any], order: Iterable[UUID]) -> None:
    """Give rows, which are held and in their present order, the positions of a new one."""
    by_id = {row.pk: row for row in rows}
    for position, pk in enumerate(reordered(list(by_id), order), 1):
        if by_id[pk].position != position:
            by_id[pk].position = position
            by_id[pk].save(update_fields=["position"])


def swap(rows: Sequence[Any], pk: UUID, direction: Literal["up", "down"]) -> None:
    """Swap one with the one before or after it; at an end, or when it is gone, nothing happens."""
    order = [row.pk for row in rows]
    if pk not in order:
        return
    at = order.index(pk)
    other = at - 1 if direction == "up" else at + 1
    if 0 <= other < len(order):
        order[at], order[other] = order[other], order[at]
        arrange(rows, order)
