"""How often a PIN may be tried: five wrong ones in a row end the session, and a person has ten tries in five minutes.

A try is counted before it is looked at, in the store that all processes share, one after the other: of many at once no
more than five are looked at.
"""

from enum import Enum, auto

from allauth.core.internal import ratelimit  # its public face takes no rates of ours and cannot forgive

from our2souls.people.account.app_lock import pin as app_lock_pin
from our2souls.people.couple_context import SignedInRequest

APP = "our2souls.people"
SESSION, PERSON = "pin_of_session", "pin_of_person"
RATES = {SESSION: "5/60d/key", PERSON: "10/5m/key"}
"""As long as a session lives; ten in five minutes for a person, wherever they are logged in."""


class Outcome(Enum):
    """What became of a try."""

    RIGHT = auto()
    WRONG = auto()
    TOO_OFTEN = auto()
    """Not looked at: the person has tried often, in a short time."""
    LAST = auto()
    """Wrong, or not looked at, and this session may try no more."""


def try_pin(request: SignedInRequest, pin: str) -> Outcome:
    """Try a PIN. A right one counts against nobody, and the session's wrong ones are forgotten."""
    of_person = ratelimit.consume(request, app=APP, action=PERSON, config=RATES, key=str(request.user.pk))
    if of_person is None:
        return Outcome.TOO_OFTEN
    key = _session(request)
    if ratelimit.consume(request, app=APP, action=SESSION, config=RATES, key=key) is None:
        return Outcome.LAST
    if app_lock_pin.is_right(request.user, pin):
        of_person.rollback()
        forget(request)
        return Outcome.RIGHT
    left = ratelimit.consume(request, app=APP, action=SESSION, config=RATES, key=key, dry_run=True)
    return Outcome.WRONG if left is not None else Outcome.LAST


def forget(request: SignedInRequest) -> None:
    """They have said who they are: the session's wrong tries are no row any more."""
    ratelimit.clear(request, app=APP, action=SESSION, config=RATES, key=_session(request))


def _session(request: SignedInRequest) -> str:
    return f"{request.user.pk}:{request.session.session_key}"
