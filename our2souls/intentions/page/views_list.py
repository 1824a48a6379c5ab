"""All dreams and intentions on one page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from our2souls.dreams import actions as dream_actions
from our2souls.dreams import choices as dream_choices
from our2souls.dreams import forms as dream_forms
from our2souls.dreams import queries as dream_queries
from our2souls.dreams.text_fields import DreamData
from our2souls.intentions.page import summaries
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.privacy.audiences import sharing
from our2souls.ui.form.responses import render_form

SET_ASIDE = 60


@require_http_methods(["GET", "POST"])
def dreams(request: SignedInRequest) -> HttpResponse:
    """All dreams: capture, what both chose, one's own, the partner's shared ones, what was set aside."""
    form = dream_forms.CaptureForm(posted(request))
    if request.method == "POST" and form.is_valid():
        dream_actions.create(DreamData(line=form.cleaned_data["line"]))
        messages.success(request, _("Saved. Only you see it."))
        return redirect("intentions:dreams")
    viewer = request.viewer
    mine = list(dream_queries.own_dreams(viewer)[: 4 * SET_ASIDE])
    levels = sharing.levels_of([dream.pk for dream in mine])
    areas = {dream.area for dream in mine if dream.is_alive and dream.area}
    area = request.GET.get("area", "") if request.GET.get("area") in areas else ""
    alive = [(dream, levels.get(dream.pk)) for dream in mine if dream.is_alive and (not area or dream.area == area)]
    theirs = list(dream_queries.partners_dreams(viewer)[:SET_ASIDE]) if viewer.partner_id else []
    ended = summaries.ended() if viewer.couple_id else []
    together = summaries.standing() if viewer.couple_id else []
    return render_form(
        request,
        "intentions/page/list/list.html",
        {
            "form": form,
            "chosen": [g for g in together if g.intention.active_since],
            "woven": [g for g in together if g.intention.active_since is None],
            "alive": alive,
            "areas": [(key, name) for key, name in dream_choices.AREAS if key in areas] if len(areas) > 1 else [],
            "area": area,
            "theirs": [dream for dream in theirs if dream.is_alive],
            "rooted": dream_queries.supported_by_me(viewer, [dream.pk for dream in theirs]),
            "resting": [dream for dream in mine if dream.rested_at],
            "came_true": [dream for dream in mine if dream.came_true_on],
            "let_go": [dream for dream in mine if dream.let_go_at],
            "resting_together": [g for g in ended if g.intention.state == "resting"],
            "reached": [g for g in ended if g.intention.state == "reached"],
            "released": [g for g in ended if g.intention.state == "released"],
        },
    )
