"""The page of an intention that was reached."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import celebration as intention_celebration
from our2souls.intentions.core.lifecycle import forms as lifecycle_forms
from our2souls.intentions.page import access, summaries
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def celebration(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """They are there: the day, how it was, what each says now, and the photos."""
    found = access.intention_page_for(request.viewer, intention_id)
    if found.reached_on is None:
        return redirect("intentions:intention", found.pk)
    us = request.us
    by_person = {row.person_id: row for row in found.celebrations.all()}
    mine = by_person.get(us.me.id)
    form = lifecycle_forms.CelebrateForm(posted(request), initial={"words": mine.words} if mine else None)
    if request.method == "POST" and form.is_valid():
        intention_celebration.celebrate(found, form.cleaned_data["words"])
        return redirect("intentions:celebration", found.pk)
    whys = {why.person_id: why for why in found.whys.all()}
    context = {
        "form": form,
        "intention": found,
        "summary": summaries.one(found.pk),
        "voices": [(face, by_person.get(face.id), whys.get(face.id)) for face in us.faces],
        "changing": mine is None or form.errors or "change" in request.GET,
        "common_ground": common_ground.agreed_and_proposed(found)[0],
    }
    return render_form(request, "intentions/page/celebration.html", context)
