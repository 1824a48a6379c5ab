"""Couples that part, and all that can be read of what they made."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from our2souls.intentions.core import weaving
from our2souls.intentions.core.models import Intention
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

PAST = "/us/past"


def write_why(by: CastMember, intention: Intention, why: str) -> None:
    """Write one’s why, which both read once both have written."""
    with viewing(by.viewer):
        weaving.write_why(intention, why=why)


def part(member: CastMember) -> UUID:
    """Somebody leaves; the id of the couple that was."""
    couple_id = member.us.couple_id
    assert couple_id is not None
    with viewing(member.viewer):
        pairing_actions.separate(member.person, notice_delay=timedelta(0))
    return couple_id


def pages(member: CastMember, couple_id: UUID) -> Iterator[str]:
    """Every page of a copy that one can come to by its links."""
    waiting, read = [f"{PAST}/{couple_id}"], set()
    while waiting:
        path = waiting.pop()
        if path in read:
            continue
        read.add(path)
        answer = member.client.get(path)
        assert answer.status_code == 200, path
        yield answer.text
        waiting += re.findall(rf'href="({PAST}/{couple_id}/read/[^"]*)"', answer.text)


def copy_of(member: CastMember, couple_id: UUID) -> str:
    """All words of a copy."""
    return "\n".join(pages(member, couple_id))
