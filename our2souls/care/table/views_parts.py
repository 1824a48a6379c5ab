"""Saying yes to parts: ticked, then read as the therapist would read them, and only then opened."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.care.brief import builder, statements
from our2souls.care.consent import access as consent_access
from our2souls.care.consent import actions, scopes
from our2souls.care.consent.models import Engagement
from our2souls.care.looks import queries as look_queries
from our2souls.care.table import parts as table_parts
from our2souls.care.table import text
from our2souls.care.table.forms import PartsForm
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.privacy.viewer import Granted
from our2souls.story.autonomy import queries as statement_queries
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Ticks and a time; sent once they are read as they would be, and sent again from there they open."""
    found = consent_access.engagement_for(request.viewer, engagement_id)
    if found.state != "confirmed":
        return redirect("care:engagement", found.pk)
    groups = table_parts.parts_of(found, request.viewer, request.us)
    bridge = request.GET.get("bridge", "")
    form = PartsForm(posted(request), groups=groups, ticked=[f"bridge/{bridge}"] if bridge else None)
    context = {"form": form, "engagement": found, "groups": groups}
    if request.method != "POST" or not form.is_valid() or request.POST.get("act") == "back":
        return render_form(request, "care/table/parts.html", context)
    granted = {(part.scope, part.item) for part in form.chosen}
    if request.POST.get("act") != "yes":
        return render(request, "care/table/parts_preview.html", context | _as_read(request, found, granted))
    return _open(request, found, granted, form.cleaned_data["days"])


def _as_read(request: SignedInRequest, found: Engagement, granted: set[Granted]) -> dict[str, object]:
    client = consent_access.preview_for(request.viewer, found, granted)
    brief = builder.build(client)
    if client.items(scopes.STATEMENTS):  # a yes copies those of today
        today = statement_queries.of_viewer(request.viewer, request.us.zone).statements
        brief = replace(brief, statements=statements.of_now(client, request.viewer.person_id, today))
    return {"client": client, "brief": brief, "ticked_parts": granted}


def _open(request: SignedInRequest, found: Engagement, granted: set[Granted], days: int) -> HttpResponse:
    viewer, zone = request.viewer, request.us.zone
    try:
        opened = actions.open_parts(
            found, granted, days=days, statements=lambda: statement_queries.of_viewer(viewer, zone).statements
        )
    except actions.NotSeated:
        messages.error(request, _("%(name)s sits at your table no more.") % {"name": found.name})
        return redirect("care:engagement", found.pk)
    if len(opened) == len(granted):
        messages.success(request, _("Open. %(name)s can read it from now on.") % {"name": found.name})
    elif opened:
        words = _("Some of it is open now. The rest concerns you both and opens once %(partner)s says yes too.")
        messages.success(request, words % {"partner": request.us.their_name})
    else:
        words = _("Your yes is noted. What concerns you both opens once %(partner)s says yes too.")
        messages.success(request, words % {"partner": request.us.their_name})
    return redirect("care:engagement", found.pk)


@require_safe
def looks(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """What this therapist opened, and when: the same for both, and nobody changes it."""
    found = consent_access.engagement_for(request.viewer, engagement_id)
    page = look_queries.looks_of(found, before=request.GET.get("before", ""))
    groups = table_parts.parts_of(found, request.viewer, request.us)
    rows = text.look_rows(page.rows, groups, request.us)
    return render(request, "care/table/looks.html", {"engagement": found, "rows": rows, "following": page.following})
