"""The page on which a person lends their opened answers to the instance's figures, or takes them back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.research import consent as research_consent


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: SignedInRequest) -> HttpResponse:
    """What it allows, and one button: give it or take it back."""
    if request.method == "POST":
        if request.POST.get("answer") == "yes":
            research_consent.give(request.viewer)
            messages.success(request, _("Saved. You can take it back here at any time."))
        else:
            research_consent.withdraw(request.viewer)
            messages.success(request, _("Taken back. No figure is made with your answers any more."))
        return redirect("readiness:consent")
    return render(request, "readiness/research/consent.html", {"given": research_consent.has_consented(request.viewer)})
