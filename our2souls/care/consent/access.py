"""The doors to a couple's engagements, and to a client of a therapist's: each asks anew what is granted at this moment."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from our2souls.care.consent import scopes
from our2souls.care.consent.client_context import ClientContext, client_context
from our2souls.care.consent.models import Engagement
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, Viewer, viewing


@dataclass(frozen=True, slots=True)
class ClientAccess:
    """A couple as its therapist may read it now: the engagement, the two, the eyes to read with (`viewing(client.eyes)`)."""

    engagement: Engagement
    us: ClientContext

    @property
    def eyes(self) -> Viewer:
        """The eyes that see what was granted and nothing else."""
        return self.us.viewer

    def has(self, scope: str, item: str = "") -> bool:
        """Whether a part is open."""
        return (scope, item) in self.eyes.grants

    def items(self, scope: str) -> list[str]:
        """What of a scope is open, as grants name it."""
        return sorted(item for granted, item in self.eyes.grants if granted == scope)


def engagement_for(viewer: Viewer, engagement_id: UUID) -> Engagement:
    """An engagement of the viewer's couple, ended ones too; Http404 otherwise, for a therapist too."""
    return get_object_or_404(Engagement.objects, pk=engagement_id, couple_id=viewer.couple_id)


def client_for(viewer: Viewer, engagement_id: UUID) -> ClientAccess:
    """A couple at whose table the viewer sits as a therapist at this moment; Http404 otherwise, for its partners too."""
    seat = get_object_or_404(_seats(viewer), item=str(engagement_id))
    return _client(viewer, seat)


def clients_of(viewer: Viewer) -> list[ClientAccess]:
    """All couples at whose table the viewer sits, the latest first. A few queries each: a therapist has few."""
    found = []
    for seat in _seats(viewer).order_by("-opened_at"):
        try:
            found.append(_client(viewer, seat))
        except Http404:  # parted between the two questions
            continue
    return found


def _seats(viewer: Viewer) -> QuerySet[Grant]:
    return Grant.objects.filter(grants.in_force(), therapist_id=viewer.person_id, scope=TABLE)


def _client(viewer: Viewer, seat: Grant) -> ClientAccess:
    eyes = grants.eyes(viewer.person_id, seat.couple_id)
    if eyes is None:
        raise Http404
    given = Grant.objects.filter(therapist_id=viewer.person_id, couple_id=seat.couple_id).exclude(scope=TABLE)
    owners = set(given.values_list("owner_id", flat=True))
    with viewing(eyes):
        engagement = get_object_or_404(Engagement.objects, pk=seat.item)
        named = None if None in owners else {engagement.invited_by_id, *owners}
        us = client_context(eyes, named, zone=viewer.clock, language=get_language() or "en")
    if us is None:
        raise Http404
    return ClientAccess(engagement, us)


def preview_for(viewer: Viewer, engagement: Engagement, granted: set[tuple[str, str]]) -> ClientAccess:
    """What a therapist would see with these grants and no other, for a partner to look at before their yes; Http404 for others.

    Of what is one's own only the viewer's own can be looked at. Names stand there as far as the viewer knows that they are told:
    whether the partner has opened something of their own is nothing to be read here.
    """
    owner = str(viewer.person_id)
    for scope, item in granted:
        if scopes.is_own(scope) and owner not in item.split(":"):
            raise Http404
    eyes = grants.preview({*granted, (TABLE, str(engagement.pk))})
    joint = Grant.objects.filter(couple_id=viewer.couple, therapist_id=engagement.therapist_id, owner_id=None)
    is_joint = any(not scopes.is_own(scope) for scope, _item in granted) or joint.exclude(scope=TABLE).exists()
    named = None if is_joint else {engagement.invited_by_id, viewer.person_id}
    with viewing(eyes):
        us = client_context(eyes, named, zone=viewer.clock, language=get_language() or "en")
    if us is None:
        raise Http404
    return ClientAccess(engagement, us)
