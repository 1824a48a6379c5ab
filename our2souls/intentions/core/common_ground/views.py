"""Pages for where the two whys meet: proposed by one, agreed to by the other."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.intentions.core.access import common_ground_for, intention_with_whys_for
from our2souls.intentions.core.common_ground import actions as intention_common_ground
from our2souls.intentions.core.common_ground import forms
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def common_ground(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Find a few words together: the two whys side by side, and what one of them proposes."""
    found = intention_with_whys_for(request.viewer, intention_id)
    agreed, waiting = intention_common_ground.agreed_and_proposed(found)
    initial = next((each.words for each in (waiting, agreed) if each), "")
    form = forms.CommonGroundForm(posted(request), initial={"words": initial})
    whys = {why.person_id: why for why in found.whys.all()}
    if request.method == "POST" and form.is_valid():
        with suppress(intention_common_ground.WhysNotRevealed):
            intention_common_ground.propose(found, form.cleaned_data["words"])
        return redirect("intentions:intention", found.pk)
    context = {
        "form": form,
        "intention": found,
        "whys": [(face, whys[face.id]) for face in request.us.faces if face.id in whys],
        "agreed": agreed,
        "waiting": waiting,
    }
    return render_form(request, "intentions/core/common_ground/form.html", context)


@require_POST
def common_ground_agree(request: SignedInRequest, intention_id: UUID, common_ground_id: UUID) -> HttpResponse:
    """Yes to the words of the other, as they stand."""
    proposal = common_ground_for(request.viewer, intention_id, common_ground_id)
    if proposal.proposed_by_id != request.viewer.person_id:
        if intention_common_ground.agree(proposal):
            messages.success(request, _("You both agree on these words."))
        else:
            messages.info(request, _("These words were changed meanwhile. Here is how they stand."))
    return redirect(f"{reverse('intentions:intention', args=[intention_id])}#common-ground")


@require_POST
def common_ground_set_aside(request: SignedInRequest, intention_id: UUID, common_ground_id: UUID) -> HttpResponse:
    """Not these words, or taken back."""
    intention_common_ground.set_aside(common_ground_for(request.viewer, intention_id, common_ground_id))
    return redirect("intentions:intention", intention_id)
