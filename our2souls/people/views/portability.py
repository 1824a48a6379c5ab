"""Bringing one's data in from an export: choose a file, see what would come, say yes or no."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from our2souls.lib.request_data import posted
from our2souls.people.account.portability import pending_import
from our2souls.people.account.portability.forms import ImportForm, file_error_text
from our2souls.people.account.portability.import_file import ImportUnreadable
from our2souls.people.couple_context import SignedInRequest
from our2souls.people.models import ImportUpload
from our2souls.ui.form.responses import render_form
from our2souls.ui.request_limits import costly


@require_http_methods(["GET", "POST"])
@costly("import", "POST")
def import_data(request: SignedInRequest) -> HttpResponse:
    """Send an export; or decide about one that was sent."""
    upload = pending_import.pending()
    if upload is not None and "file" not in request.FILES:
        return _pending(request, upload)
    form = ImportForm(posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        pending_import.store(form.cleaned_data["file"])
        return redirect("people:import_data")
    return render_form(request, "people/account/portability/import.html", {"form": form})


def _pending(request: SignedInRequest, upload: ImportUpload) -> HttpResponse:
    if "away" in request.POST:
        pending_import.discard()
        messages.success(request, _("Thrown away. Nothing of it came in."))
        return redirect("people:import_data")
    try:
        file = pending_import.open_file(upload)
    except (ImportUnreadable, FileNotFoundError) as unfit:  # stored by an earlier version, or lost meanwhile
        context = {"form": ImportForm(), "problem": file_error_text(unfit)}
        return render(request, "people/account/portability/import.html", context)
    if "bring" in request.POST:
        found = pending_import.carry_out(file)
        pending_import.discard()
        messages.success(request, _came_text(found.new))
        return redirect("people:import_data")
    return render(request, "people/account/portability/import_preview.html", _preview(request, file))


def _came_text(number: int) -> str:
    return ngettext(
        "%(number)d thing came in. It is yours alone.", "%(number)d things came in. They are yours alone.", number
    ) % {"number": number}


def _preview(request: SignedInRequest, file: Any) -> dict[str, Any]:
    found = pending_import.plan(file)
    account = file.whole["account"].get("person")
    account = account if isinstance(account, dict) else {}
    return {
        "plan": found,
        "own": [each for each in found.kinds if not each.is_joint],
        "joint": [each for each in found.kinds if each.is_joint],
        "from_name": str(account.get("name", ""))[:60],
        "from_other": str(account.get("email", "")).casefold() != request.user.email.casefold(),
        "stays": sum(each.unreadable for each in found.kinds),
    }
