"""How often somebody may try an invitation. Eight digits are few; that they can't be tried in bulk keeps them safe.

A wrong code counts against its address, its person and everybody together; a right one counts against nobody. The
last limit is what makes many addresses useless: at most 200 wrong codes an hour on the whole site are 33,600 in the
week that an invitation lives, against a hundred million codes. While it holds, links and QR codes go on working: their
96 bits need no limit, so opening a link is only held to what a person would ever do.
"""

from dataclasses import dataclass
from uuid import UUID

from allauth.core.internal import ratelimit  # its public face takes no rates of ours and cannot forgive
from django.http import HttpRequest

WAIT = 15 * 60  # seconds
APP = "our2souls.people"
RATES = {
    "link": "60/15m/ip",
    "code": "10/15m/ip",
    "code_of_person": "10/15m/key",
    "code_of_all": "200/1h/key",
}
"""Tries in a time, for each address or for the one key that is named."""


@dataclass(frozen=True, slots=True)
class AttemptCount:
    """What was counted for one try."""

    counted: tuple[ratelimit.RateLimitUsage, ...]

    def forgive(self) -> None:
        """It was a right one: as if it had not been counted."""
        for usage in self.counted:
            usage.rollback()


def may_open_link(request: HttpRequest) -> bool:
    """Count one opened link; False when it was one too many."""
    return ratelimit.consume(request, app=APP, action="link", config=RATES, limit_get=True) is not None


def may_try_code(request: HttpRequest, person_id: UUID | None) -> AttemptCount | None:
    """Count one try at a code; None when it was one too many, whatever the code."""
    counted = []
    keys = {"code": None, "code_of_person": str(person_id) if person_id else "", "code_of_all": "all"}
    for action, key in keys.items():
        if key == "":
            continue
        usage = ratelimit.consume(request, app=APP, action=action, config=RATES, key=key)
        if usage is None:
            return None
        counted.append(usage)
    return AttemptCount(tuple(counted))
