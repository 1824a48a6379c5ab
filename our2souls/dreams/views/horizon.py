"""The horizon, putting something elsewhere on it, and the five-year plan on paper."""

from datetime import date
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.dreams import dreaming, five_years, shaping
from our2souls.dreams import horizon as horizons
from our2souls.dreams.forms.horizon import PlaceForm
from our2souls.lib import paper
from our2souls.lib.clock import today
from our2souls.lib.http import posted
from our2souls.people.costly import costly
from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form

VIEWS = ("both", "mine", "theirs", "shared")
PAPER = Path(__file__).parent.parent / "paper" / "plan.css"


@require_safe
def horizon(request: SignedInRequest) -> HttpResponse:
    """Now to someday on one line: own dreams, the partner's shared ones, what both chose, dated steps."""
    us, asked = request.us, request.GET.get("whose", "both")
    whose = cast("horizons.Whose", asked if us.partner and asked in VIEWS else "both")
    marks = horizons.line(request.viewer, us, today(us.zone), whose)
    return render(request, "dreams/horizon.html", {"marks": marks, "whose": whose})


@require_http_methods(["GET", "POST"])
def horizon_move(request: SignedInRequest, kind: str, thing_id: UUID) -> HttpResponse:
    """Put one's own dream, or an intention of the two, elsewhere on the line."""
    thing, name = horizons.movable(kind, request.viewer, thing_id)
    form = PlaceForm(posted(request), initial={"horizon": thing.horizon})
    if request.method == "POST" and form.is_valid():
        (dreaming.place if kind == "dream" else shaping.place)(thing, form.cleaned_data["horizon"])
        messages.success(request, _("Moved."))
        return redirect("dreams:horizon")
    return render_form(request, "dreams/horizon_move.html", {"form": form, "name": name, "kind": kind})


def _plan(request: SignedInRequest) -> dict[str, Any]:
    day = today(request.us.zone)
    mine, theirs = "mine" in request.GET, "theirs" in request.GET
    parts = five_years.plan(request.viewer, request.us, day.year, mine=mine, theirs=theirs)
    return {"parts": parts, "mine": mine, "theirs": theirs, "until": day.year + 5, "year": day.year}


@require_safe
def plan(request: SignedInRequest) -> HttpResponse:
    """The five-year plan as a page to print; dreams only when they are asked for."""
    return render(request, "dreams/plan.html", _plan(request))


@require_safe
@costly("pdf", "GET")
def plan_pdf(request: SignedInRequest) -> HttpResponse:
    """The same as a PDF; where none can be made, back to the page that prints."""
    us = request.us
    html = render_to_string("dreams/plan_paper.html", _plan(request) | {"us": us, "paper": True})
    try:
        made = paper.pdf(html, PAPER.read_text(encoding="utf-8"))
    except paper.NoPaper:
        messages.error(request, _("No PDF could be made here. You can print the page instead; nothing is lost."))
        return redirect("dreams:plan")
    name = _("our-next-five-years") + f"-{date.today():%Y-%m}.pdf"  # noqa: DTZ011 - only a file's name
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
