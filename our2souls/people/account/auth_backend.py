"""Who a session belongs to, fetched together with the couple they are in: every page asks for both."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from our2souls.lib.address_spelling import spellings
from our2souls.people.couple_context import cache_partnerships, partnerships_of
from our2souls.people.models import Person


class EmailBackend(AuthenticationBackend):
    """Allauth's way in; who is in a couple comes with their partner, in one query, and `couple_context` need not ask again."""

    def get_user(self, user_id: Any) -> Person | None:
        """The person of a session, if they may still sign in; None otherwise."""
        rows = partnerships_of(UUID(str(user_id)))
        person = next((row.person for row in rows if row.person_id == user_id), None)
        if person is None:
            found: Person | None = super().get_user(user_id)
            return cache_partnerships(found, rows) if found else None
        if not self.user_can_authenticate(person):
            return None
        return cache_partnerships(person, rows)

    def _mitigate_timing_attack(self, password: str) -> None:
        """As long for an address that is nobody's as for a wrong password of somebody's."""
        for each in spellings(password):
            super()._mitigate_timing_attack(each)
