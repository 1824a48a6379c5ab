"""The weekly question: how close one feels, for oneself."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.checkins import access, actions, forms, history, trends
from our2souls.lib.clock import today
from our2souls.lib.drawing import circles
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form

WEEKS = 12


@require_http_methods(["GET", "POST"])
def closeness(request: SignedInRequest) -> HttpResponse:
    """Which of seven pairs of circles is most like the two of them; one answer a week, seen by its writer alone."""
    us = request.us
    if us.couple_id is None or us.partner is None:
        raise Http404
    week = trends.week_of(today(us.zone), us.first_weekday)
    form = forms.ClosenessForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.keep_closeness(value=form.cleaned_data["value"], week=week)
        messages.success(request, _("Saved. Only you see it."))
        return redirect("checkins:closeness")
    answers = history.closeness(us.me.id, us.couple_id, WEEKS)
    current = next((answer for answer in answers if answer.week == week), None)
    chosen = str(form["value"].value() or (current.value if current else ""))
    context = {
        "form": form,
        "steps": [(step, distance, str(step) == chosen) for step, distance in enumerate(circles.CLOSENESS, 1)],
        "current": current,
        "weeks": [(answer, circles.CLOSENESS[answer.value - 1]) for answer in answers],
    }
    return render_form(request, "checkins/closeness.html", context)


@require_POST
def closeness_delete(request: SignedInRequest, closeness_id: UUID) -> HttpResponse:
    """Take out what one said of a week."""
    actions.delete_closeness(access.own_closeness_for(request.viewer, closeness_id))
    messages.success(request, _("Removed."))
    return redirect("checkins:closeness")
