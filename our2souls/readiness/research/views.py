"""The page on which a person lends their opened answers to the instance's figures, or takes them back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from our2souls.people.account.proof import with_proof
from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.research import consent as research_consent


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: SignedInRequest) -> HttpResponse:
    """What it allows, and one button: give it, once one has said who one is, or take it back, which asks nothing."""
    if request.method != "POST":
        given = research_consent.has_consented(request.viewer)
        return render(request, "readiness/research/consent.html", {"given": given})
    if request.POST.get("answer") == "yes":
        answer: HttpResponse = _give(request)
        return answer
    research_consent.withdraw(request.viewer)
    messages.success(request, _("Taken back. No figure is made with your answers any more."))
    return redirect("readiness:consent")


@with_proof
def _give(request: SignedInRequest) -> HttpResponse:
    research_consent.give(request.viewer)
    messages.success(request, _("Saved. You can take it back here at any time."))
    return redirect("readiness:consent")
