"""Pages of the order of the way, and of the smaller steps of a step."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.dreams import access, forms, milestones, substeps
from our2souls.dreams.views.steps import step_context
from our2souls.lib.http import an_id, posted
from our2souls.people.requests import SignedInRequest


def order_sent(sent: QueryDict) -> list[UUID]:
    """The ids that were sent, in their order; what is none belongs to nothing."""
    return [found for text in sent.getlist("order") if (found := an_id(text))]


def rows_of(things: Any, moved: str, by: str) -> list[tuple[Any, str]]:
    """Each thing with the button that keeps the focus: the one that moved it, or the other one at an end."""
    rows = list(things)
    ends = {"up": 0, "down": len(rows) - 1}
    other = {"up": "down", "down": "up"}
    return [
        (row, (other[by] if ends[by] == at else by) if by in ends and str(row.pk) == moved else "")
        for at, row in enumerate(rows)
    ]


@require_http_methods(["GET", "POST"])
def milestones_order(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Put the steps in order: by dragging, with the arrow keys, or with a button up and down each."""
    intention = access.intention_for(request.viewer, intention_id)
    if request.method == "POST":
        milestones.arrange(intention, order_sent(request.POST))
        return redirect("dreams:milestones_order", intention.pk)
    moved, by = request.GET.get("moved", ""), request.GET.get("by", "")
    rows = rows_of(access.steps_in_order().filter(intention=intention), moved, by)
    context = {
        "intention": intention,
        "rows": [
            (
                each,
                focus,
                reverse("dreams:milestone_act", args=[intention.pk, each.pk, "up"]),
                reverse("dreams:milestone_act", args=[intention.pk, each.pk, "down"]),
            )
            for each, focus in rows
        ],
        "back": reverse("dreams:intention", args=[intention.pk]),
        "moved": moved,
    }
    return render(request, "dreams/order.html", context)


@require_http_methods(["GET", "POST"])
def substeps_order(request: SignedInRequest, intention_id: UUID, milestone_id: UUID) -> HttpResponse:
    """The same for the smaller steps of one step."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    if request.method == "POST":
        substeps.arrange(step, order_sent(request.POST))
        return redirect("dreams:substeps_order", intention_id, step.pk)
    moved, by = request.GET.get("moved", ""), request.GET.get("by", "")
    rows = rows_of(substeps.of(step), moved, by)
    context = {
        "intention": step.intention,
        "step": step,
        "rows": [
            (
                each,
                focus,
                reverse("dreams:substep_act", args=[intention_id, step.pk, each.pk, "up"]),
                reverse("dreams:substep_act", args=[intention_id, step.pk, each.pk, "down"]),
            )
            for each, focus in rows
        ],
        "back": reverse("dreams:milestone_edit", args=[intention_id, step.pk]),
        "moved": moved,
    }
    return render(request, "dreams/order.html", context)


@require_POST
def substep_new(request: SignedInRequest, intention_id: UUID, milestone_id: UUID) -> HttpResponse:
    """Add smaller steps, one a line."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    form = forms.SubstepForm(posted(request))
    if form.is_valid():
        substeps.add(step, form.cleaned_data["title"])
        return redirect(reverse("dreams:milestone_edit", args=[intention_id, step.pk]) + "#parts")
    said = {"title": step.title, "keeper": str(step.keeper_id or "both"), "due_on": step.due_on, "words": step.words}
    whole = forms.MilestoneForm(faces=request.us.faces, initial=said | {"version": step.version})
    context = step_context(request, step, whole) | {"part_form": form}
    return render(request, "dreams/milestone_form.html", context, status=422)


@require_POST
def substep_act(
    request: SignedInRequest, intention_id: UUID, milestone_id: UUID, substep_id: UUID, act: str
) -> HttpResponse:
    """Done, undone, up, down, or taken out."""
    part = access.substep_for(request.viewer, intention_id, milestone_id, substep_id)
    match act:
        case "done":
            substeps.done(part)
        case "undone":
            substeps.undone(part)
        case "up" | "down":
            substeps.move(part, act)
            here = reverse("dreams:substeps_order", args=[intention_id, milestone_id])
            return redirect(f"{here}?moved={part.pk}&by={act}")
        case "out":
            substeps.take_out(part)
            messages.success(request, _("Taken out. The history keeps it."))
    return redirect(reverse("dreams:milestone_edit", args=[intention_id, milestone_id]) + "#parts")
