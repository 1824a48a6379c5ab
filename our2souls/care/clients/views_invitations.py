"""A therapist who is asked to a table: what the invitation says, yes or not now, and leaving again."""

from uuid import UUID

from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.care.clients.access import therapist_page, with_terms_and_second_factor
from our2souls.care.consent import access as consent_access
from our2souls.care.invitations import actions, queries
from our2souls.care.invitations.queries import InvitationRefused, TherapistInvitation
from our2souls.people.couple_context import SignedInRequest, is_signed_in
from our2souls.people.pairing import invitation_limits

OPENED = "therapist_invitation_opened"
"""Where a session keeps which invitation this browser has opened: its id, never its secret."""


@login_not_required
@require_safe
@never_cache
def seat_link(request: HttpRequest, token: str) -> HttpResponse:
    """Note which invitation was opened and go on to a page without its secret. Opening takes nothing."""
    if not invitation_limits.may_open_link(request):
        refused: HttpResponse = respond_429(request)
        refused["Retry-After"] = str(invitation_limits.WAIT)
        return refused
    request.session.pop(OPENED, None)
    try:
        request.session[OPENED] = str(queries.invitation_of(token).id)
    except InvitationRefused as dead:
        messages.error(request, str(dead.sentence))
    response = redirect("care:seat")
    response["Referrer-Policy"] = "no-referrer"
    return response


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def seat(request: HttpRequest) -> HttpResponse:
    """The invitation that this browser has opened; who isn't logged in reads what it is and how to go on."""
    if OPENED not in request.session:
        return render(request, "care/clients/seat_dead.html")
    if request.method == "POST" and request.POST.get("answer") == "not-now":
        del request.session[OPENED]
        return redirect("web:landing")
    if is_signed_in(request):
        return _seat_opened(request)
    return render(request, "care/clients/seat_signed_out.html")


@with_terms_and_second_factor
def _seat_opened(request: SignedInRequest) -> HttpResponse:
    try:
        invitation = queries.invitation_again(UUID(request.session[OPENED]), request.viewer)
    except InvitationRefused as dead:
        del request.session[OPENED]
        messages.error(request, str(dead.sentence))
        return render(request, "care/clients/seat_dead.html")
    return _answer(request, invitation)


@require_http_methods(["GET", "HEAD", "POST"])
@therapist_page
@never_cache
def invitation(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """One that was sent to the therapist from the list; 404 for everybody else."""
    try:
        found = queries.invitation_again(engagement_id, request.viewer)
    except InvitationRefused as dead:
        raise Http404 from dead
    if found.is_by_link:
        raise Http404
    if request.POST.get("answer") == "not-now":
        actions.decline(request.user, found)
        messages.success(request, _("Declined. They can ask somebody else."))
        return redirect("care:clients")
    return _answer(request, found)


def _answer(request: SignedInRequest, found: TherapistInvitation) -> HttpResponse:
    if request.method == "POST" and request.POST.get("answer") == "yes":
        try:
            actions.accept(request.user, found)
        except InvitationRefused as refused:
            messages.error(request, str(refused.sentence))
            return render(request, "care/clients/seat_dead.html", status=422)
        request.session.pop(OPENED, None)
        messages.success(request, _("Accepted. You read something once they have said yes to you and opened it."))
        return redirect("care:clients")
    return render(request, "care/clients/seat.html", {"invitation": found})


@require_POST
@therapist_page
def client_leave(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Leave a table: everything closes, and both are told."""
    found = consent_access.client_for(request.viewer, engagement_id)
    actions.resign(request.user.pk, found.engagement.pk)
    messages.success(request, _("You have left this table. Nothing of theirs is open to you."))
    return redirect("care:clients")
