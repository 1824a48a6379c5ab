"""Pages of the way: milestones."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.intentions.core import access as intention_access
from our2souls.intentions.plan import access, actions, forms, substeps
from our2souls.intentions.plan.models import Milestone
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def milestone_new(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Add a step, or several at once, one a line."""
    intention = intention_access.intention_for(request.viewer, intention_id)
    form = forms.MilestoneForm(posted(request), faces=request.us.faces, several=True)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.add_several(
            intention, data["title"], keeper_id=_id(data["keeper"]), due_on=data["due_on"], words=data["words"]
        )
        if "another" in request.POST:
            return redirect("intentions:milestone_new", intention.pk)
        return redirect("intentions:intention", intention.pk)
    return render_form(request, "intentions/plan/milestone_new.html", {"form": form, "intention": intention})


def _id(text: str) -> UUID | None:
    return UUID(text) if text and text != "both" else None


@require_http_methods(["GET", "POST"])
def milestone_edit(request: SignedInRequest, intention_id: UUID, milestone_id: UUID) -> HttpResponse:
    """The page of a step, with its smaller ones. When the other changed it meanwhile, both versions are shown."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    initial = {
        "title": step.title,
        "keeper": str(step.keeper_id or "both"),
        "due_on": step.due_on,
        "words": step.words,
        "version": step.version,
    }
    form = forms.MilestoneForm(posted(request), faces=request.us.faces, initial=initial)
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data
        with edit:
            actions.update(
                step,
                title=new["title"],
                keeper_id=_id(new["keeper"]),
                due_on=new["due_on"],
                words=new["words"],
                version=new["version"] or 0,
            )
            return redirect("intentions:intention", intention_id)
    theirs = [edit.theirs["title"], edit.theirs["words"]] if edit.theirs else []
    return render_form(
        request, "intentions/plan/milestone_form.html", step_context(request, step, form) | {"theirs": theirs}
    )


def step_context(request: SignedInRequest, step: Milestone, form: forms.MilestoneForm) -> dict[str, object]:
    """What the page of a step shows, whichever of its forms was sent."""
    us = request.us
    return {
        "form": form,
        "part_form": forms.SubstepForm(auto_id="part_%s"),
        "intention": step.intention,
        "step": step,
        "keeper": us.face(step.keeper_id),
        "doer": us.face(step.done_by_id),
        "parts": [(part, us.face(part.done_by_id)) for part in substeps.substeps_of(step)],
    }


@require_safe
def milestone(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Where a step stands: on the page of its intention."""
    step = access.own_milestone_for(request.viewer, milestone_id)
    return redirect(f"{reverse('intentions:intention', args=[step.intention_id])}#m-{step.pk}")


@require_POST
def milestone_act(request: SignedInRequest, intention_id: UUID, milestone_id: UUID, act: str) -> HttpResponse:
    """Done, undone, up, down, or taken out."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    match act:
        case "done":
            actions.mark_done(step)
            messages.success(request, _("Done."), extra_tags=_act(step, "undone"))
        case "undone":
            actions.mark_undone(step)
            messages.success(request, _("It is open again."), extra_tags=_act(step, "done"))
        case "up" | "down":
            actions.move(step, act)
            if "order" in request.POST:
                here = reverse("intentions:milestones_order", args=[intention_id])
                return redirect(f"{here}?moved={step.pk}&by={act}")
        case "out":
            actions.remove(step)
            messages.success(request, _("Taken out of the way. The history keeps it."))
            return redirect("intentions:intention", intention_id)
    return redirect(f"{reverse('intentions:intention', args=[intention_id])}#m-{step.pk}")


def _act(step: Milestone, act: str) -> str:
    return reverse("intentions:milestone_act", args=[step.intention_id, step.pk, act])
