"""Therapists at a table, through the real acts."""

import time
from typing import Any
from uuid import UUID

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from our2souls.care.clients import terms
from our2souls.care.clients.models import TherapistTerms
from our2souls.care.consent import actions as consent_actions
from our2souls.care.consent.models import Engagement
from our2souls.care.invitations import actions as invitation_actions
from our2souls.care.invitations import queries as invitation_queries
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, Granted, Viewer, viewing
from tests.cast import CastMember, a_person

SECRET = "JBSWY3DPEHPK3PXP"


def seated(therapist: CastMember, by: CastMember) -> Engagement:
    """The therapist came by a link of `by`'s, and sits at the table; nothing is open."""
    with viewing(by.viewer):
        engagement = invitation_actions.invite()
        token = engagement.token
    with viewing(therapist.viewer):
        invitation_actions.accept(therapist.person, invitation_queries.invitation_of(token))
    with viewing(by.viewer):
        return invitation_actions.confirm(engagement, shown_id=therapist.id)


def opened(
    engagement: Engagement, *by: CastMember, parts: set[Granted], days: int = 90, statements: Any = None
) -> None:
    """Each of `by` says yes to these parts."""
    for each in by:
        with viewing(each.viewer):
            consent_actions.open_parts(engagement, parts, days=days, statements=statements or (list))


def at_table(therapist: CastMember, ana: CastMember, ben: CastMember, *parts: Granted) -> Engagement:
    """A therapist at the table of two, with these joint parts open."""
    engagement = seated(therapist, ana)
    if parts:
        opened(engagement, ana, ben, parts=set(parts))
    return engagement


def eyes_of(therapist: CastMember, couple_id: UUID | None) -> Viewer:
    """What the database says that a therapist may read now; somebody at no table has their own eyes."""
    assert couple_id is not None
    with viewing(therapist.viewer):
        return grants.eyes(therapist.id, couple_id) or therapist.viewer


def forged(therapist: CastMember, couple_id: UUID | None, *parts: Granted) -> Viewer:
    """Eyes that claim more than anybody granted: what is left then is the database's own answer."""
    return Viewer(therapist.id, client=couple_id, grants=frozenset({*parts, (TABLE, "")}))


def all_open() -> list[Grant]:
    """Every grant that stands, whoever's."""
    return list(Grant._base_manager.filter(closed_at=None))


def a_therapist(name: str = "Thea") -> CastMember:
    """Somebody who will sit at a table."""
    return a_person(name, hue="heather")


def secured(therapist: CastMember) -> CastMember:
    """Whoever accepted the terms and has just logged in with a second step."""
    with viewing(therapist.viewer):
        TherapistTerms.objects.get_or_create(owner=therapist.person, edition=terms.EDITION)
    if not Authenticator.objects.filter(user=therapist.person, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(therapist.person, SECRET)
    return proven(therapist)


def proven(therapist: CastMember, *, hours_ago: int = 0) -> CastMember:
    """A session that was confirmed with the second step, some hours ago."""
    authenticator = Authenticator.objects.get(user=therapist.person, type=Authenticator.Type.TOTP)
    at = time.time() - hours_ago * 3600
    session = therapist.client.session
    record = {"method": "mfa", "id": authenticator.pk, "type": "totp", "at": at}
    before = [each for each in session.get(AUTHENTICATION_METHODS_SESSION_KEY, []) if each["method"] != "mfa"]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [*before, record]
    session["account_authentication_methods_user"] = therapist.person._meta.pk.value_to_string(therapist.person)
    session.save()
    return therapist
