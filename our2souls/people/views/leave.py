"""Leaving the couple, taking everything along, erasing oneself: each asks once more who one is."""

from collections.abc import Callable
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from our2souls.lib.clock import today
from our2souls.people import erasing, exporting, known_devices, pairing
from our2souls.people.costly import costly
from our2souls.people.requests import SignedInRequest

with_proof: Callable[..., Callable[..., Any]] = reauthentication_required(allow_get=True)
"""Looking is free; the act waits until its person has said once more who they are, and is then done by itself."""


@require_http_methods(["GET", "POST"])
@with_proof
def leave(request: SignedInRequest) -> HttpResponse:
    """What becomes of everything, and one button: alone, at once, no reason asked."""
    if request.method == "POST":
        try:
            pairing.leave(request.user)
        except pairing.Refused as refused:
            messages.error(request, str(refused.sentence))
        else:
            messages.success(request, _("You have left. Your space is yours alone."))
        return redirect("people:us")
    return render(request, "people/leave.html")


@require_http_methods(["GET", "POST"])
@with_proof
@costly("export", "POST")
def export(request: SignedInRequest) -> HttpResponse | FileResponse:
    """Everything one wrote and everything the two share, as a file; the words alone, or with the photos."""
    if request.method != "POST":
        return render(request, "people/export.html")
    person = request.user
    name = f"our2souls-{today(request.us.zone)}"
    response: HttpResponse | FileResponse
    if request.POST.get("what") == "all":
        response = FileResponse(exporting.with_files(person), as_attachment=True, filename=f"{name}.zip")
    else:
        response = HttpResponse(exporting.as_json(person), content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
@with_proof
def erase(request: SignedInRequest) -> HttpResponse:
    """Erase oneself: leaves the couple first, then signs out for good."""
    if request.method != "POST":
        return render(request, "people/erase.html")
    person = request.user
    erasing.erase(person)
    logout(request)
    messages.success(request, _("Your space is erased."))
    response = redirect("web:landing")
    known_devices.forget(response)
    return response
