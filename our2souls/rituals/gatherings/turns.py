"""Who speaks first: each time the other. Pure."""

from uuid import UUID


def first_speaker(last: UUID | None, both: tuple[UUID, UUID], ritual_id: UUID) -> UUID:
    """The other than whoever spoke first at the last gathering that was kept; the first time the ritual's id decides.

    >>> ana, ben = UUID(int=1), UUID(int=2)
    >>> first_speaker(ana, (ana, ben), UUID(int=0)) == ben
    True
    """
    one, other = sorted(both)
    if last in {one, other}:
        return other if last == one else one
    return one if ritual_id.int % 2 else other
