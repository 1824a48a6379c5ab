"""A therapist's own pages: the couples at whose table they sit, the brief of each, the terms."""

from hashlib import sha256
from uuid import UUID

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.care.clients import access, actions, queries, terms
from our2souls.care.clients.access import therapist_page
from our2souls.care.consent import access as consent_access
from our2souls.care.consent.access import ClientAccess
from our2souls.care.invitations import queries as invitation_queries
from our2souls.care.looks import actions as look_actions
from our2souls.people.couple_context import SignedInRequest


@require_safe
@therapist_page
def clients(request: SignedInRequest) -> HttpResponse:
    """The couples at whose table one sits, and what is open of each."""
    context = {
        "clients": queries.summaries(request.viewer),
        "invitations": invitation_queries.invitations_for(request.viewer),
        "waiting": invitation_queries.accepted_by(request.viewer),
    }
    return render(request, "care/clients/clients.html", context)


@require_safe
@therapist_page
def client(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """The brief of a couple, as it stands at this moment. The couple reads that it was opened."""
    found = consent_access.client_for(request.viewer, engagement_id)
    context = queries.marked_brief(found) | {"tag": state_tag(found)}
    look_actions.record(found, "page")
    return render(request, "care/clients/client.html", context)


@require_safe
@therapist_page
def client_state(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """For a page that is open: whether the same parts are open still (304), others (200), or the table is closed (404)."""
    tag = state_tag(consent_access.client_for(request.viewer, engagement_id))
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse("", content_type="text/plain")
    response["ETag"], response["Cache-Control"] = tag, "private, no-store"
    return response


def state_tag(found: ClientAccess) -> str:
    """What is open, as a mark that changes when it does."""
    parts = "\n".join(f"{scope} {item}" for scope, item in sorted(found.eyes.grants))
    return f'"{sha256(parts.encode()).hexdigest()[:32]}"'


@require_http_methods(["GET", "HEAD", "POST"])
def therapist_terms(request: SignedInRequest) -> HttpResponse:
    """The terms on which a therapist reads here, and one's yes to them."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = ""
    if request.method == "POST":
        actions.accept_terms()
        return redirect(target or "care:clients")
    context = {"accepted": access.has_accepted(request.viewer), "next": target, "edition": terms.EDITION}
    return render(request, "care/clients/terms.html", context)
