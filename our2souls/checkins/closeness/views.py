"""The weekly question: how close one feels, for oneself; and for both, once both chose that."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.checkins import access, actions
from our2souls.checkins.closeness import actions as pair_actions
from our2souls.checkins.closeness import forms, queries
from our2souls.checkins.patterns import trends
from our2souls.lib.clock import today
from our2souls.lib.drawing import circles
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form

WEEKS, SHOWN = 52, 12


@require_http_methods(["GET", "POST"])
def closeness(request: SignedInRequest) -> HttpResponse:
    """Which of seven pairs of circles is most like the two of them; one answer a week."""
    us = request.us
    if us.couple_id is None or us.partner is None:
        raise Http404
    week = trends.week_of(today(us.zone), us.first_weekday)
    form = forms.ClosenessForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.keep_closeness(value=form.cleaned_data["value"], week=week)
        messages.success(request, _("Saved."))
        return redirect("checkins:closeness")
    answers = queries.own(request.viewer, WEEKS)
    current = next((answer for answer in answers if answer.week == week), None)
    chosen = str(form["value"].value() or (current.value if current else ""))
    context = {
        "form": form,
        "steps": [(step, distance, str(step) == chosen) for step, distance in enumerate(circles.CLOSENESS, 1)],
        "current": current,
        "weeks": [(answer, circles.CLOSENESS[answer.value - 1]) for answer in answers[-SHOWN:]],
        "series": [(answer.week, Decimal(answer.value)) for answer in answers],
        "has_chosen": queries.has_chosen(request.viewer),
        "pair": _drawn(queries.pair(request.viewer)),
    }
    return render_form(request, "checkins/closeness/closeness.html", context)


def _drawn(weeks: list[queries.ClosenessWeek] | None) -> list[tuple[Any, ...]] | None:
    """Each week with both pairs of circles; None where the two have not both chosen to see them."""
    if weeks is None:
        return None
    return [
        (each.week, *((step, circles.CLOSENESS[step - 1]) if step else None for step in (each.mine, each.theirs)))
        for each in weeks
    ]


@require_POST
def closeness_choice(request: SignedInRequest) -> HttpResponse:
    """Choose to read each other's, or take that back; whether the other chose it is told nobody."""
    if request.us.partner is None:
        raise Http404
    if "off" in request.POST:
        pair_actions.withdraw_pair()
        messages.success(request, _("Taken back. Your answers are for you alone again."))
    else:
        pair_actions.choose_pair()
        messages.success(request, _("Saved. You see each other’s answers once you both chose this."))
    return redirect("checkins:closeness")


@require_POST
def closeness_delete(request: SignedInRequest, closeness_id: UUID) -> HttpResponse:
    """Take out what one said of a week."""
    actions.delete_closeness(access.own_closeness_for(request.viewer, closeness_id))
    messages.success(request, _("Removed."))
    return redirect("checkins:closeness")
