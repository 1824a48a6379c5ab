"""Tries at one code that came by mail: three, counted for all processes together.

Allauth counts in the session, which requests at once each read before another has written it: whoever sends twenty at a
time has sixty tries.
"""

from hashlib import sha256

from allauth.account.adapter import get_adapter
from allauth.account.forms import BaseConfirmCodeForm
from allauth.core import context
from allauth.core.internal import ratelimit  # its public face takes no rates of ours

TRIES = {"code": "3/1h/key"}
"""Longer than a code lives."""


class CodeTriesMixin(BaseConfirmCodeForm):
    """A form for a code; stands before the form of allauth's that checks it."""

    def clean_code(self) -> str:
        """The code; raises ValidationError for a wrong one, and for a right one that comes too late, in the same words."""
        session = context.request.session.session_key
        key = sha256(f"{session} {self.expected_code}".encode()).hexdigest()
        counted = ratelimit.consume(context.request, app="our2souls.people", action="code", config=TRIES, key=key)
        if counted is None:
            raise get_adapter().validation_error("incorrect_code")
        return str(super().clean_code())
