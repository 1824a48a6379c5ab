"""The brief on paper: a page to print, and a PDF, each marked with whose copy it is."""

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from our2souls.care.clients.access import therapist_page
from our2souls.care.clients.queries import marked_brief
from our2souls.care.clients.views import state_tag
from our2souls.care.consent import access as consent_access
from our2souls.care.looks import actions as look_actions
from our2souls.lib import pdf
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.request_limits import costly

PAPER = Path(__file__).parent / "pdf" / "brief.css"


@require_safe
@therapist_page
def client_print(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """The brief on one page to print, marked. The couple reads that it was opened."""
    found = consent_access.client_for(request.viewer, engagement_id)
    context = marked_brief(found) | {"tag": state_tag(found)}
    look_actions.record(found, "print")
    return render(request, "care/clients/print.html", context)


@require_safe
@therapist_page
@costly("pdf", "GET")
def client_pdf(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """The same as a PDF, marked on every page; where none can be made, back to the page that prints.

    Drawing takes seconds. What was closed meanwhile is on it already, so then nobody gets it: Http404.
    """
    found = consent_access.client_for(request.viewer, engagement_id)
    html = render_to_string("care/clients/pdf.html", marked_brief(found))
    try:
        made = pdf.pdf(html, PAPER.read_text(encoding="utf-8"))
    except pdf.PdfUnavailable:
        messages.error(request, _("No PDF could be made here. You can print the page instead; nothing is lost."))
        return redirect("care:client_print", engagement_id)
    if consent_access.client_for(request.viewer, engagement_id).eyes.grants != found.eyes.grants:
        raise Http404
    look_actions.record(found, "pdf")
    name = request.us.file_name(_("brief")) + ".pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
