"""Us, who can see what, and help that is open to everybody."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from our2souls.people.account import sessions as account_sessions
from our2souls.people.choices import hues, time_zones
from our2souls.people.couple_context import SignedInRequest
from our2souls.people.pairing import past, separation
from our2souls.people.profile import sharing_summary
from our2souls.privacy import grants


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


@login_not_required
@require_safe
@never_cache
def help_now(request: HttpRequest) -> HttpResponse:
    """For anybody who is afraid or feels controlled. Nothing is kept of having been here, and nobody is told."""
    return render(request, "people/couple/help_now.html")
