"""To hand this device over, the screen in between, and to end it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from our2souls.bridges.core import access
from our2souls.bridges.handover import session
from our2souls.people.couple_context import SignedInRequest, is_signed_in


@require_POST
def handover(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """Log out here and lead to the screen that waits for the other one."""
    bridge = access.bridge_for(request.viewer, bridge_id)
    session.hand_over(request, bridge.pk)
    return redirect("bridges:handed")


@login_not_required
@never_cache
@require_safe
def handed(request: HttpRequest) -> HttpResponse:
    """The screen in between: whom the device goes to, and nothing that anybody wrote. Whoever is signed in is led on."""
    bridge_id, name = session.waiting_for(request)
    target = reverse("bridges:bridge", args=[bridge_id]) if bridge_id else reverse("web:home")
    if is_signed_in(request):
        return redirect(target)
    if not bridge_id:
        return redirect_to_login(target)
    with translation.override(session.language_of(request) or translation.get_language()):
        return render(request, "bridges/handover/handed.html", {"name": name, "target": target})


@require_POST
def own_devices(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """Each uses their own from here on."""
    bridge = access.bridge_for(request.viewer, bridge_id)
    session.end(request)
    return redirect("bridges:bridge", bridge.pk)
