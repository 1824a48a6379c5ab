"""A year of the two: a page to print, and the same as a PDF."""

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from our2souls.lib import pdf
from our2souls.lib.clock import today
from our2souls.people.couple_context import SignedInRequest
from our2souls.story.timeline import queries as timeline_queries
from our2souls.story.timeline.views import teller_of
from our2souls.story.year import queries
from our2souls.ui.request_limits import costly

SLICES = Path(__file__).parent.parent
PAPER = (SLICES / "future" / "pdf" / "five_year_plan.css", SLICES / "year" / "pdf" / "year.css")
FIRST = 1900
"""The first year that has pages: longer ago than anybody has lived."""


def _context(request: SignedInRequest, year: int) -> dict[str, Any]:
    teller = teller_of(request)
    if not FIRST <= year <= today(request.us.zone).year:
        raise Http404
    return {"pages": queries.pages(teller, year), "year": year}


@require_safe
def year(request: SignedInRequest, year: int) -> HttpResponse:
    """A year as a page to print; the other years of which there is something are a link away."""
    context = _context(request, year) | {"years": timeline_queries.years(teller_of(request))}
    return render(request, "story/year/year.html", context | {"pdf_url": reverse("story:year_pdf", args=[year])})


@require_safe
@costly("pdf", "GET")
def year_pdf(request: SignedInRequest, year: int) -> HttpResponse:
    """The same as a PDF; where none can be made, back to the page that prints."""
    us, context = request.us, _context(request, year)
    photos = queries.embedded(context["pages"])
    html = render_to_string("story/year/year_pdf.html", context | {"us": us, "paper": True, "photos": photos})
    style = "".join(path.read_text(encoding="utf-8") for path in PAPER)
    try:
        made = pdf.pdf(html, style)
    except pdf.PdfUnavailable:
        messages.error(request, _("No PDF could be made here. You can print the page instead; nothing is lost."))
        return redirect("story:year", year)
    headers = {
        "Content-Disposition": f'attachment; filename="{us.file_name(_("a-year-of-us"))}-{year}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(made, content_type="application/pdf", headers=headers)
