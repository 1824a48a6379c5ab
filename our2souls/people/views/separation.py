"""Leaving."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.people.account.proof import with_proof
from our2souls.people.couple_context import SignedInRequest
from our2souls.people.forms import SeparationForm
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing import separation


@require_http_methods(["GET", "POST"])
@with_proof
def leave(request: SignedInRequest) -> HttpResponse:
    """What becomes of everything, and one button: alone, at once, no reason asked."""
    if request.method == "POST":
        try:
            pairing_actions.separate(request.user, notice_delay=SeparationForm(request.POST).delay)
        except pairing_actions.PairingRefused as refused:
            if not separation.tell_now(
                request.user
            ):  # the other has left too, a moment before or while the page stood open
                messages.error(request, str(refused.sentence))
                return redirect("web:home")
        messages.success(
            request, _("You have left. Your space is yours alone. What you made together stands under Us, Past.")
        )
        return redirect("web:home")
    return render(request, "people/pairing/separation.html", {"form": SeparationForm()})


@require_POST
def end_hide(request: SignedInRequest) -> HttpResponse:
    """Put away what home says about the end."""
    separation.hide_end(request.user)
    return redirect("web:home")
