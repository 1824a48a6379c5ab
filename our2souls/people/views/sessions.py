"""Where one is signed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from our2souls.people.account import sessions as account_sessions
from our2souls.people.couple_context import SignedInRequest


@require_safe
def devices(request: SignedInRequest) -> HttpResponse:
    """Where one is logged in."""
    return render(request, "people/account/sessions.html", {"places": account_sessions.devices(request.user)})


@require_POST
def session_end(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Log out somewhere else, at once."""
    account_sessions.end(request.user, session_id)
    messages.success(request, _("Logged out there."))
    return redirect("people:devices")


@require_POST
def sessions_end(request: SignedInRequest) -> HttpResponse:
    """Log out everywhere else."""
    account_sessions.end_others(request.user)
    messages.success(request, _("Logged out everywhere else."))
    return redirect("people:devices")
