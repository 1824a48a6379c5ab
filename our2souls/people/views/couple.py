"""Us, and who can see what."""

from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from our2souls.people.account import sessions as account_sessions
from our2souls.people.choices import hues, time_zones
from our2souls.people.couple_context import SignedInRequest
from our2souls.people.pairing import past, separation
from our2souls.people.profile import sharing_summary
from our2souls.privacy.audiences import grants


@require_safe
def us(request: SignedInRequest) -> HttpResponse:
    """The two of them, what is between them, and what is one's own to set."""
    person = request.user
    return render(
        request,
        "people/couple/couple.html",
        {
            "person": person,
            "hue": dict(hues.HUES)[person.hue],
            "city": time_zones.label(person.time_zone),
            "devices": account_sessions.count(person),
            "has_past": past.has_past(person),
            "has_clients": grants.was_at_a_table(person.pk),
            "more_ways_in": Authenticator.objects.filter(user_id=person.pk).exists(),
        },
    )


@require_safe
def who_sees(request: SignedInRequest) -> HttpResponse:
    """What the partner sees, what nobody sees, and what one shares at this moment."""
    shared = sharing_summary.current_counts(request.viewer)
    had_past = separation.last_ended(request.user) is not None
    return render(request, "people/couple/who_sees.html", {"shared": shared, "had_past": had_past})
