"""Pages of a calendar's file: send it, see its dates and choose, add them or throw it away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.request_data import posted
from our2souls.milestones.ics import access, actions, queries, text
from our2souls.milestones.ics.forms import IcsChoiceForm, IcsUploadForm
from our2souls.milestones.ics.queries import IcsRow
from our2souls.milestones.models import IcsUpload
from our2souls.people.couple_context import SignedInRequest, couple_of
from our2souls.ui.form.responses import render_form
from our2souls.ui.request_limits import costly


@require_http_methods(["GET", "POST"])
@costly("ics", "POST")
def ics_import(request: SignedInRequest) -> HttpResponse:
    """Send a calendar's file. It is read before anything is written."""
    viewer = request.viewer
    couple_of(viewer)
    files = request.FILES if request.method == "POST" else None
    form = IcsUploadForm(posted(request), files, zone=viewer.clock, today=viewer.today)
    if request.method == "POST" and form.is_valid():
        return redirect("milestones:ics_dates", actions.store(form.cleaned_data["file"]).pk)
    context = {"form": form, "waiting": access.waiting(viewer).first()}
    return render_form(request, "milestones/ics/upload.html", context)


@require_safe
def ics_dates(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Every date of a file, to choose from; `check` in the address checks all of them, or none."""
    upload = access.upload_for(request.viewer, upload_id)
    rows = queries.rows_of(upload)
    check = request.GET.get("check", "")
    checked = {each.number for each in rows if check == "all" or (not check and not each.is_here and not each.is_past)}
    return _preview(request, upload, rows, checked, IcsChoiceForm(number=len(rows)))


@require_POST
def ics_add(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Add the dates that were checked; sent twice, the second time says so."""
    if access.was_added(request.viewer, upload_id):
        return _added_before(request)
    upload = access.upload_for(request.viewer, upload_id)
    rows = queries.rows_of(upload)
    form = IcsChoiceForm(request.POST, number=len(rows))
    if not form.is_valid():
        return _preview(request, upload, rows, set(), form)
    number = actions.add_from_ics(upload, form.cleaned_data["chosen"], once_more=form.cleaned_data["once_more"])
    if number is None:
        return _added_before(request)
    added = ngettext("%(number)d date was added.", "%(number)d dates were added.", number) % {"number": number}
    messages.success(request, added if number else _("They stand among your days already. Nothing was added."))
    return redirect("milestones:milestones")


@require_POST
def ics_discard(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Throw a file away."""
    actions.discard(access.upload_for(request.viewer, upload_id))
    messages.success(request, _("Thrown away. Nothing of it came in."))
    return redirect("milestones:milestones")


def _added_before(request: SignedInRequest) -> HttpResponse:
    messages.success(request, _("You have decided on this file already."))
    return redirect("milestones:milestones")


def _preview(
    request: SignedInRequest, upload: IcsUpload, rows: list[IcsRow], checked: set[int], form: IcsChoiceForm
) -> HttpResponse:
    ahead = [each for each in rows if not each.is_here and not each.is_past]
    past = [each for each in rows if not each.is_here and each.is_past]
    here = [each for each in rows if each.is_here]
    groups: list[dict[str, Any]] = [
        {"title": _("To come, or every year"), "hint": "", "name": "chosen", "rows": ahead},
        {"title": _("Past"), "hint": _("Check those that you want to keep, too."), "name": "chosen", "rows": past},
        {
            "title": _("Here already"),
            "hint": _("A day of yours has the same title and the same date."),
            "name": "once_more",
            "rows": here,
        },
    ]
    for group in groups:
        group["rows"] = [(each, text.comes(each.found), each.number in checked) for each in group["rows"]]
    context = {
        "form": form,
        "upload": upload,
        "number": len(rows),
        "groups": [group for group in groups if group["rows"]],
        "unreadable": queries.unreadable_in(upload),
    }
    return render_form(request, "milestones/ics/dates.html", context)
