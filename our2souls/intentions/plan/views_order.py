"""The order of milestones and substeps, and a milestone’s substeps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.intentions.core import access as intention_access
from our2souls.intentions.plan import access, actions, forms, substeps
from our2souls.intentions.plan.models import Substep
from our2souls.intentions.plan.views import step_context
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.reorder import order_sent, rows_of


@require_http_methods(["GET", "POST"])
def milestones_order(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Put the steps in order: by dragging, with the arrow keys, or with a button up and down each."""
    intention = intention_access.intention_for(request.viewer, intention_id)
    if request.method == "POST":
        actions.arrange(intention, order_sent(request.POST))
        return redirect("intentions:milestones_order", intention.pk)
    moved, by = request.GET.get("moved", ""), request.GET.get("by", "")
    rows = rows_of(access.ordered_milestones().filter(intention=intention), moved, by)
    context = {
        "intention": intention,
        "rows": [
            (
                each,
                focus,
                reverse("intentions:milestone_act", args=[intention.pk, each.pk, "up"]),
                reverse("intentions:milestone_act", args=[intention.pk, each.pk, "down"]),
            )
            for each, focus in rows
        ],
        "back": reverse("intentions:intention", args=[intention.pk]),
        "moved": moved,
    }
    return render(request, "intentions/plan/order.html", context)


@require_http_methods(["GET", "POST"])
def substeps_order(request: SignedInRequest, intention_id: UUID, milestone_id: UUID) -> HttpResponse:
    """The same for the smaller steps of one step."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    if request.method == "POST":
        substeps.arrange(step, order_sent(request.POST))
        return redirect("intentions:substeps_order", intention_id, step.pk)
    moved, by = request.GET.get("moved", ""), request.GET.get("by", "")
    rows = rows_of(substeps.substeps_of(step), moved, by)
    context = {
        "intention": step.intention,
        "step": step,
        "rows": [
            (
                each,
                focus,
                reverse("intentions:substep_act", args=[intention_id, step.pk, each.pk, "up"]),
                reverse("intentions:substep_act", args=[intention_id, step.pk, each.pk, "down"]),
            )
            for each, focus in rows
        ],
        "back": reverse("intentions:milestone_edit", args=[intention_id, step.pk]),
        "moved": moved,
    }
    return render(request, "intentions/plan/order.html", context)


@require_POST
def substep_new(request: SignedInRequest, intention_id: UUID, milestone_id: UUID) -> HttpResponse:
    """Add smaller steps, one a line."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    form = forms.SubstepForm(posted(request))
    if form.is_valid():
        substeps.add(step, form.cleaned_data["title"])
        return redirect(reverse("intentions:milestone_edit", args=[intention_id, step.pk]) + "#parts")
    initial = {"title": step.title, "keeper": str(step.keeper_id or "both"), "due_on": step.due_on, "words": step.words}
    whole = forms.MilestoneForm(faces=request.us.faces, initial=initial | {"version": step.version})
    context = step_context(request, step, whole) | {"part_form": form}
    return render(request, "intentions/plan/milestone_form.html", context, status=422)


@require_POST
def substep_act(
    request: SignedInRequest, intention_id: UUID, milestone_id: UUID, substep_id: UUID, act: str
) -> HttpResponse:
    """Done, undone, up, down, or taken out."""
    part = access.substep_for(request.viewer, intention_id, milestone_id, substep_id)
    match act:
        case "done":
            substeps.mark_done(part)
            messages.success(request, _("Done."), extra_tags=_act(part, intention_id, "undone"))
        case "undone":
            substeps.mark_undone(part)
            messages.success(request, _("It is open again."), extra_tags=_act(part, intention_id, "done"))
        case "up" | "down":
            substeps.move(part, act)
            here = reverse("intentions:substeps_order", args=[intention_id, milestone_id])
            return redirect(f"{here}?moved={part.pk}&by={act}")
        case "out":
            substeps.remove(part)
            messages.success(request, _("Taken out. The history keeps it."))
            return redirect(reverse("intentions:milestone_edit", args=[intention_id, milestone_id]) + "#parts")
    return redirect(f"{reverse('intentions:milestone_edit', args=[intention_id, milestone_id])}#s-{part.pk}")


def _act(part: Substep, intention_id: UUID, act: str) -> str:
    return reverse("intentions:substep_act", args=[intention_id, part.milestone_id, part.pk, act])
