"""The invitation that a browser has opened: it waits in the session until it is answered, on every page that asks for it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest

from our2souls.people.pairing import actions
from our2souls.people.pairing.actions import PairingRefused
from our2souls.people.pairing.queries import InvitationPreview

OPENED = "invitation_opened"
"""Where a session keeps which invitation this browser has opened: its id, never its secret."""


def opened_invitation(request: HttpRequest) -> InvitationPreview | None:
    """The invitation this browser has opened, if it still holds; says so kindly when it doesn't."""
    try:
        return actions.renew_invitation(UUID(request.session[OPENED])) if OPENED in request.session else None
    except PairingRefused as refused:
        del request.session[OPENED]
        messages.error(request, str(refused.sentence))
        return None
