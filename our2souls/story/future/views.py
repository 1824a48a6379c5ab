"""The horizon, a month of what comes, putting something elsewhere on it, and the five-year plan on paper."""

from datetime import date
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.dreams import actions as dream_actions
from our2souls.intentions.core import details
from our2souls.lib import pdf
from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.story.future import calendar as story_calendar
from our2souls.story.future import five_year_plan as story_five_year_plan
from our2souls.story.future import horizon as story_horizon
from our2souls.story.future.forms import HorizonForm
from our2souls.ui.form.responses import render_form
from our2souls.ui.request_limits import costly

VIEWS = ("both", "mine", "theirs", "shared")
PAPER = Path(__file__).parent / "pdf" / "five_year_plan.css"


@require_safe
def horizon(request: SignedInRequest) -> HttpResponse:
    """Now to someday on one line: own dreams, the partner's shared ones, what both chose, dated steps."""
    us, asked = request.us, request.GET.get("whose", "both")
    whose = cast("story_horizon.Whose", asked if us.partner and asked in VIEWS else "both")
    marks = story_horizon.line(request.viewer, us, today(us.zone), whose)
    return render(request, "story/future/horizon.html", {"marks": marks, "whose": whose})


@require_safe
def calendar(request: SignedInRequest) -> HttpResponse:
    """A month of what comes, this one or another."""
    us = request.us
    day = today(us.zone)
    first = story_calendar.month_of(request.GET.get("month", ""), day)
    weekdays = [((us.first_weekday + more) % 7) for more in range(7)]
    context = {
        "month": story_calendar.month(us, first, day),
        "weekdays": [(WEEKDAYS[each], WEEKDAYS_ABBR[each]) for each in weekdays],
        "is_now": first == day.replace(day=1),
    }
    return render(request, "story/future/calendar.html", context)


@require_http_methods(["GET", "POST"])
def horizon_move(request: SignedInRequest, kind: str, thing_id: UUID) -> HttpResponse:
    """Put one's own dream, or an intention of the two, elsewhere on the line."""
    thing, name = story_horizon.movable(kind, request.viewer, thing_id)
    form = HorizonForm(posted(request), initial={"horizon": thing.horizon})
    if request.method == "POST" and form.is_valid():
        (dream_actions.set_horizon if kind == "dream" else details.set_horizon)(thing, form.cleaned_data["horizon"])
        messages.success(request, _("Moved."))
        return redirect("story:horizon")
    return render_form(request, "story/future/horizon_move.html", {"form": form, "name": name, "kind": kind})


def _plan(request: SignedInRequest) -> dict[str, Any]:
    day = today(request.us.zone)
    mine, theirs = "mine" in request.GET, "theirs" in request.GET
    parts = story_five_year_plan.plan(request.viewer, request.us, day.year, mine=mine, theirs=theirs)
    asked = {name: "on" for name, wanted in (("mine", mine), ("theirs", theirs)) if wanted}
    url = reverse("story:five_year_plan_pdf", query=asked)
    return {
        "parts": parts, "mine": mine, "theirs": theirs, "until": day.year + 5, "year": day.year, "pdf_url": url,
    }  # fmt: skip


@require_safe
def five_year_plan(request: SignedInRequest) -> HttpResponse:
    """The five-year plan as a page to print; dreams only when they are asked for."""
    return render(request, "story/future/five_year_plan.html", _plan(request))


@require_safe
@costly("pdf", "GET")
def five_year_plan_pdf(request: SignedInRequest) -> HttpResponse:
    """The same as a PDF; where none can be made, back to the page that prints."""
    us = request.us
    html = render_to_string("story/future/five_year_plan_pdf.html", _plan(request) | {"us": us, "paper": True})
    try:
        made = pdf.pdf(html, PAPER.read_text(encoding="utf-8"))
    except pdf.PdfUnavailable:
        messages.error(request, _("No PDF could be made here. You can print the page instead; nothing is lost."))
        return redirect("story:five_year_plan")
    name = us.file_name(_("our-next-five-years")) + f"-{date.today():%Y-%m}.pdf"  # noqa: DTZ011 - only a file's name
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
