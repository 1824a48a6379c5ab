"""The page after the second yes: two circles that meet, and three first steps for each of the two."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from our2souls.checkins import queries as checkin_queries
from our2souls.dreams import access as dream_access
from our2souls.dreams import actions as dream_actions
from our2souls.dreams import queries as dream_queries
from our2souls.dreams.forms import CaptureForm
from our2souls.dreams.text_fields import DreamData
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.fridge import queries as fridge_queries
from our2souls.intentions.fridge.forms import FridgeForm
from our2souls.lib.request_data import uuid_of
from our2souls.people.couple_context import SignedInRequest
from our2souls.people.pairing import queries as pairing_queries
from our2souls.privacy.audiences import sharing
from our2souls.ui.form.fields import LONG
from our2souls.ui.form.responses import render_form
from our2souls.ui.svg import TodayHalf
from our2souls.web.home import first_week, forms

SHOWN = 5
UNSAVED = "begun_line"
"""Where a sealed session keeps, until the page is shown again, what somebody typed beside the button they pressed."""


@require_http_methods(["GET", "HEAD", "POST"])
def begun(request: SignedInRequest) -> HttpResponse:
    """Share one dream, say how one feels, put one thing on the fridge: what is done of one's own is shown as done.

    Of the partner's steps nothing is said. Whoever still waits for a yes is led back to where they wait,
    anybody else alone to home.
    """
    us = request.us
    if us.partner is None:
        if request.method == "POST":
            raise Http404  # filled in while they were two: its words come back
        return redirect("people:join" if pairing_queries.accepted_preview(request.user) else "web:home")
    dream_form = forms.first_dream(request.POST if "line" in request.POST else None, line=_unsaved(request))
    fridge_form = forms.first_line(request.POST if "text" in request.POST else None)
    if request.method == "POST" and (answer := _act(request, dream_form, fridge_form)):
        return answer
    dreams = dream_queries.newest_own(request.viewer, 4 * SHOWN)
    levels = sharing.levels_of([dream.pk for dream in dreams])
    context = {
        "form": fridge_form if fridge_form.is_bound else dream_form,
        "dream_form": dream_form,
        "fridge_form": fridge_form,
        "halves": {face.place: TodayHalf(face.name, (), here=True) for face in us.faces},
        "shared": next((dream for dream in dreams if dream.pk in levels), None),
        "own": [dream for dream in dreams if dream.pk not in levels][:SHOWN],
        "felt": checkin_queries.own(first_week.day_of_beginning(us)).exists(),
        "line": fridge_queries.newest_by(request.viewer),
    }
    return render_form(request, "web/begun/begun.html", context)


def _unsaved(request: SignedInRequest) -> str:
    """A line that was typed when another dream was shared: it is in its field once more."""
    return str(request.session.pop(UNSAVED)) if request.method == "GET" and UNSAVED in request.session else ""


def _act(request: SignedInRequest, dream_form: CaptureForm, fridge_form: FridgeForm) -> HttpResponse | None:
    """What was pressed; None where the words cannot be kept as they are."""
    anchor, undo, message = "", "", ""
    if dream_id := uuid_of(request.POST.get("dream")):
        dream: Any = dream_access.own_dream_for(request.viewer, dream_id)
        dream_actions.share(dream)
        if unsaved := request.POST.get("line", "").strip():
            request.session[UNSAVED] = unsaved[:LONG]
    elif dream_form.is_bound and dream_form.is_valid():
        dream = dream_actions.create(DreamData(line=dream_form.cleaned_data["line"]), share=True)
    elif fridge_form.is_bound and fridge_form.is_valid():
        line = fridge_actions.add(fridge_form.cleaned_data["text"])
        anchor, undo, dream = "fridge", reverse("intentions:fridge_remove", args=[line.pk]), None
        message = _("It’s on the fridge.")
    else:
        return None
    if dream is not None:
        anchor, undo = "share", reverse("dreams:dream_unshare", args=[dream.pk])
        message = _("%(name)s can see it now.") % {"name": request.us.their_name}
    messages.success(request, message, extra_tags=undo)
    return redirect(f"{reverse('web:begun')}#{anchor}")
