"""Setting the app lock."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from our2souls.lib.request_data import posted
from our2souls.people.account.app_lock import actions as app_lock_actions
from our2souls.people.account.app_lock.forms import AppLockForm
from our2souls.people.account.proof import with_proof_first
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "HEAD", "POST"])
@with_proof_first
def app_lock(request: SignedInRequest) -> HttpResponse:
    """After which pause this person's sessions lock, and with which PIN."""
    person = request.user
    form = AppLockForm(posted(request), person=person)
    if not (request.method == "POST" and form.is_valid()):
        return render_form(request, "people/account/app_lock.html", {"form": form, "is_on": bool(person.lock_after)})
    if minutes := form.cleaned_data["minutes"]:
        app_lock_actions.turn_on(person, minutes=minutes, pin=form.cleaned_data["pin"])
        messages.success(request, _("Saved. The lock is on, on all your devices."))
    else:
        app_lock_actions.turn_off(person)
        messages.success(request, _("The lock is off, and its PIN is forgotten."))
    return redirect("people:app_lock")
