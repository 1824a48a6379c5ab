"""Taking one’s data along and erasing one’s account."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.lib.clock import today
from our2souls.people.account import erase as account_erase
from our2souls.people.account import erasure_summary, known_devices, planned_erasure
from our2souls.people.account.portability import export as account_export
from our2souls.people.account.proof import with_proof
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.request_limits import costly


@require_http_methods(["GET", "POST"])
@with_proof
@costly("export", "POST")
def export(request: SignedInRequest) -> HttpResponse | StreamingHttpResponse:
    """Everything one wrote and everything the two share, as a file; the words alone, or with the photos."""
    if request.method != "POST":
        return render(request, "people/account/portability/export.html")
    person = request.user
    name = f"{request.us.file_name('our2souls')}-{today(request.us.zone)}"
    response: HttpResponse | StreamingHttpResponse
    if request.POST.get("what") == "all":
        length, pieces = account_export.archive(person)
        response = StreamingHttpResponse(pieces, content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
        response["Content-Length"] = str(length)  # so that a browser shows how far it is
    else:
        response = HttpResponse(account_export.as_json(person), content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
@with_proof
def erase(request: SignedInRequest) -> HttpResponse:
    """Erase oneself, now or in a week: leaves the couple first, then signs out for good."""
    if request.method != "POST":
        context = {
            "goes": erasure_summary.what_goes(),
            "stays": erasure_summary.what_stays(request.user),
            "planned": planned_erasure.planned(),
        }
        return render(request, "people/account/erase.html", context)
    if request.POST.get("when") == "later":
        planned_erasure.plan()
        messages.success(request, _("Your space will be erased in a week. Until then one press takes it back."))
        return redirect("people:erase")
    person = request.user
    account_erase.erase(person)
    logout(request)
    messages.success(request, _("Your space is erased."))
    response = redirect("web:landing")
    known_devices.forget(response)
    return response


@require_POST
def erase_undo(request: SignedInRequest) -> HttpResponse:
    """Take a planned erasure back: nothing to prove, since nothing is lost by it; its person reads of it in a mail.

    Somebody else at their device could do it in their place.
    """
    if planned_erasure.take_back():
        get_adapter(request).send_notification_mail("account/email/erasure_taken_back", request.user)
    messages.success(request, _("Your space stays. Nothing was erased."))
    return redirect("people:us")
