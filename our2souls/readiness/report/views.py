"""The report: a map of the areas, each area by itself, and all of it on paper."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from our2souls.lib import pdf
from our2souls.lib.clock import today
from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.attempts import access as attempt_access
from our2souls.readiness.attempts.models import Attempt
from our2souls.readiness.report import builder, comparison, reveal
from our2souls.readiness.report.talk import actions as talk_actions
from our2souls.readiness.report.talk import discussion_guide
from our2souls.readiness.sittings import retake_reminders
from our2souls.ui.request_limits import costly

PAPER = Path(__file__).parent / "pdf" / "report.css"


@require_POST
def look(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """Say that one is ready to look together, or that one isn't yet."""
    attempt = attempt_access.own_attempt_for(request.viewer, attempt_id)
    if attempt.sitting_id is None:
        raise Http404
    ours = attempt.sitting is not None and attempt.sitting.couple_id == request.viewer.couple_id
    if not ours:  # the two have parted, and PostgreSQL shows the sitting no more: it is a reflection of one's own now
        return redirect("readiness:finished", attempt.pk)
    if "not-yet" in request.POST:
        reveal.withdraw_look(attempt)
        return redirect("readiness:sitting", attempt.sitting_id)
    try:
        opened = reveal.look_together(attempt)
    except reveal.LookNotAllowed:
        messages.error(request, _("There is nothing to open yet. Nothing of yours was shown."))
        return redirect("readiness:sitting", attempt.sitting_id)
    if opened is not None:
        return redirect("readiness:report_map", attempt.sitting_id)
    messages.success(request, _("Saved. It opens once you have both said so; nobody is told before."))
    return redirect("readiness:sitting", attempt.sitting_id)


@require_safe
def report_map(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """The map: every area, open or closed, what came of it, and the way into the talk."""
    report = builder.revealed_report(request.viewer, request.us, sitting_id)
    marks = talk_actions.marks_of(report.sitting)
    pages = discussion_guide.guide_pages(report)
    context = {
        "report": report,
        "sitting": report.sitting,
        "opened_on": report.opened_on,
        "retake_on": retake_reminders.my_day(report.sitting),
        "months": retake_reminders.MONTHS,
        "earlier": comparison.earlier_than(report.sitting),
        "first": pages[0],
        "bookmark": discussion_guide.bookmark(pages, marks),
    }
    return render(request, "readiness/report/report.html", context)


@require_safe
def area(request: SignedInRequest, sitting_id: UUID, key: str) -> HttpResponse:
    """One area: closed, a place to press; open, all that both showed in it."""
    report = builder.revealed_report(request.viewer, request.us, sitting_id)
    found = report.area(key)
    if found is None:
        raise Http404
    return render(request, "readiness/report/area.html", {"report": report, "sitting": report.sitting, "area": found})


@require_POST
def press(request: SignedInRequest, sitting_id: UUID, form: str, key: str) -> HttpResponse:
    """Press for an area to open, or take the press back. What the other did is not told."""
    sitting = attempt_access.sitting_for(request.viewer, sitting_id)
    attempt = get_object_or_404(Attempt.objects, sitting=sitting, form=form)
    if "not-yet" in request.POST:
        reveal.unpress_area(attempt, key)
        return _where_pressed(request, sitting_id, key)
    try:
        opened = reveal.press_area(attempt, key)
    except (KeyError, reveal.LookNotAllowed):
        raise Http404 from None
    if opened is None:
        messages.success(request, _("Saved. The area opens once you have both pressed."))
    return _where_pressed(request, sitting_id, key)


@require_POST
def press_all(request: SignedInRequest, sitting_id: UUID, form: str) -> HttpResponse:
    """Press for all that is still closed, or take the presses back. What the other did is not told."""
    sitting = attempt_access.sitting_for(request.viewer, sitting_id)
    attempt = get_object_or_404(Attempt.objects, sitting=sitting, form=form)
    if "not-yet" in request.POST:
        reveal.unpress_all(attempt)
        return _map_at(sitting_id, "h-map")
    try:
        reveal.press_all(attempt)
    except reveal.LookNotAllowed:
        raise Http404 from None
    messages.success(request, _("Saved. Each area is open as soon as you have both pressed it."))
    return _map_at(sitting_id, "h-map")


def _where_pressed(request: SignedInRequest, sitting_id: UUID, key: str) -> HttpResponse:
    """The area's own page if that is where the button was, else its row on the map, so that nobody loses their place."""
    if "on-page" in request.POST:
        return redirect("readiness:area", sitting_id, key)
    return _map_at(sitting_id, f"area-{key}")


def _map_at(sitting_id: UUID, place: str) -> HttpResponse:
    return redirect(f"{reverse('readiness:report_map', args=[sitting_id])}#{place}")


@require_POST
def remind(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """Change when one is reminded of taking it again; the partner's reminder is theirs."""
    sitting = attempt_access.sitting_for(request.viewer, sitting_id)
    try:
        retake_reminders.remind_me(sitting, int(request.POST.get("months", "")))
    except ValueError:
        messages.error(request, _("Choose one of the times that are offered. Your reminder stays as it was."))
        return redirect("readiness:report_map", sitting.pk)
    messages.success(request, _("Changed, for you alone."))
    return redirect("readiness:report_map", sitting.pk)


@require_safe
def movement(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """Which topics moved since the sitting before, and which areas beyond chance."""
    report = builder.revealed_report(request.viewer, request.us, sitting_id)
    earlier = comparison.earlier_than(report.sitting)
    if earlier is None:
        raise Http404
    change = comparison.between(comparison.earlier_report(earlier, request.us), report)
    return render(
        request,
        "readiness/report/movement.html",
        {"report": report, "sitting": report.sitting, "earlier": earlier, "change": change},
    )


def _whole(request: SignedInRequest, sitting_id: UUID) -> dict[str, Any]:
    report = builder.revealed_report(request.viewer, request.us, sitting_id)
    return {
        "report": report,
        "sitting": report.sitting,
        "us": request.us,
        "opened_on": report.opened_on,
        "day": today(request.us.zone),
    }


@require_safe
def report_print(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """All that was opened, on one page to print."""
    return render(request, "readiness/report/print.html", _whole(request, sitting_id))


@require_safe
@costly("pdf", "GET")
def report_pdf(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """The same as a PDF; where none can be made, back to the page that prints."""
    html = render_to_string("readiness/report/pdf.html", _whole(request, sitting_id) | {"paper": True})
    try:
        made = pdf.pdf(html, PAPER.read_text(encoding="utf-8"))
    except pdf.PdfUnavailable:
        messages.error(request, _("No PDF could be made here. You can print the page instead; nothing is lost."))
        return redirect("readiness:report_print", sitting_id)
    name = request.us.file_name(_("what-we-showed-each-other")) + ".pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
