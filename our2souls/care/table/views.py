"""The couple's table: who sits there, what is open to them, and taking it back."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from our2souls.care.consent import access as consent_access
from our2souls.care.consent import actions
from our2souls.care.consent.models import Engagement
from our2souls.care.sessions import queries as session_queries
from our2souls.care.table import access, queries
from our2souls.care.table import parts as table_parts
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import page_for_one


@require_safe
def table(request: SignedInRequest) -> HttpResponse:
    """Everybody who sits at the table of the two, or was asked to it."""
    if request.us.partner is None:
        return page_for_one(request, "care/table/alone.html")
    rows = queries.rows_of(request.viewer)
    return render(
        request,
        "care/table/table.html",
        {"rows": rows, "bridge": request.GET.get("bridge", "")} | session_queries.table_context(None),
    )


@require_safe
def engagement(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """One therapist: who they are, what is open, what they looked at."""
    found = consent_access.engagement_for(request.viewer, engagement_id)
    return render(
        request, "care/table/engagement.html", context_of(request, found) | session_queries.table_context(found)
    )


def context_of(request: SignedInRequest, found: Engagement) -> dict[str, Any]:
    """What the page of an engagement shows."""
    is_seated = found.state == "confirmed"
    groups = table_parts.parts_of(found, request.viewer, request.us) if is_seated else []
    every = [part for group in groups for part in group.parts]
    return {
        "engagement": found,
        "row": queries.TableRow(found, is_open=any(part.grant for part in every)),
        "link": _link(found, request),
        "is_mine": found.invited_by_id == request.viewer.person_id,
        "inviter": request.us.face(found.invited_by_id),
        "open": [part for part in every if part.grant],
        "waiting": [part for part in every if part.is_pressed],
    }


def _link(found: Engagement, request: SignedInRequest) -> str:
    """The address that whoever asked hands on; never with the request's own host, which is whatever its sender wrote."""
    if found.state != "invited" or not found.token_hash or found.invited_by_id != request.viewer.person_id:
        return ""
    return settings.OUR2SOULS_ORIGIN + reverse("care:seat_link", args=[found.token])


@require_POST
def part_close(request: SignedInRequest, engagement_id: UUID, grant_id: UUID) -> HttpResponse:
    """Take a part back, at once."""
    found = consent_access.engagement_for(request.viewer, engagement_id)
    actions.close_part(found, access.grant_for(request.viewer, found, grant_id))
    messages.success(request, _("Closed. %(name)s can’t open it any more.") % {"name": found.name})
    return redirect("care:engagement", found.pk)


@require_POST
def yes_withdraw(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Take one's yes back that waits."""
    found = consent_access.engagement_for(request.viewer, engagement_id)
    scope, _slash, item = request.POST.get("part", "").partition("/")
    actions.withdraw_yes(found, scope, item)
    messages.success(request, _("Taken back, as if you had never said it."))
    return redirect("care:engagement", found.pk)


@require_POST
def table_leave(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Close all that one gave this therapist."""
    found = consent_access.engagement_for(request.viewer, engagement_id)
    try:
        is_over = actions.leave_table(found)
    except actions.NotSeated:
        raise Http404 from None
    if is_over:
        messages.success(request, _("Ended. Nothing of yours is open to %(name)s.") % {"name": found.name})
    else:
        messages.success(
            request, _("All that you gave is closed. What is your partner’s own stays your partner’s to close.")
        )
    return redirect("care:engagement", found.pk)
