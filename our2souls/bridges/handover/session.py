"""What the session of a handed-over device knows: which bridge it is about, and for a short while whom it goes to.

The contents of a session lie sealed in its row, so the name can't be read there; it is gone once somebody has signed in, and
with the session when nobody does.
"""

from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language

from our2souls.people.couple_context import SignedInRequest, couple_context

SLOT = "our2souls.handed"
WAITS = 60 * 60
"""Seconds for which the screen in between waits for somebody to sign in; it says less afterwards."""


def hand_over(request: SignedInRequest, bridge_id: UUID) -> None:
    """Sign this device's person out, as their own log-out does, and keep for whom and for which bridge it waits.

    What was about to be said to them (a message) is said to nobody.
    """
    name, couple_id, language = request.us.their_name, request.us.couple_id, get_language()
    for _message in messages.get_messages(request):
        pass  # read, and so not shown to the next one
    get_adapter(request).logout(request)
    request.session[SLOT] = {"bridge": str(bridge_id), "couple": str(couple_id), "name": name, "language": language}
    request.session.set_expiry(WAITS)


def language_of(request: HttpRequest) -> str | None:
    """The language of the one who handed it over: the screen in between speaks it, as nobody is logged in to say another."""
    language: str | None = request.session.get(SLOT, {}).get("language")
    return language


def waiting_for(request: HttpRequest) -> tuple[str, str]:
    """The bridge's id and the name of the one it goes to; "" for either where this device waits for nobody."""
    waits = request.session.get(SLOT, {})
    return waits.get("bridge", ""), waits.get("name", "")


def settle(request: HttpRequest, user: Any, **_signal: Any) -> None:
    """Somebody has signed in: the name goes, and where they are none of the two, so does all of it."""
    waits = request.session.pop(SLOT, None)
    if waits and str(couple_context(user).couple_id) == waits["couple"]:
        request.session[SLOT] = {"bridge": waits["bridge"], "couple": waits["couple"]}


def is_one_device(request: SignedInRequest, bridge_id: UUID) -> bool:
    """Whether both go through this bridge on this one device: it was handed over for it, and that has not ended since.

    It ends with logging out, with `end`, and when somebody else signs in. No query.
    """
    waits = request.session.get(SLOT, {})
    return bool(waits.get("bridge") == str(bridge_id) and waits.get("couple") == str(request.viewer.couple_id))


def end(request: HttpRequest) -> None:
    """Each uses their own from here on."""
    request.session.pop(SLOT, None)
