"""Pages of the way: milestones."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.dreams import access, forms, milestones, substeps
from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import Milestone
from our2souls.lib.http import posted
from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form


@require_http_methods(["GET", "POST"])
def milestone_new(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Add a step, or several at once, one a line."""
    intention = access.intention_for(request.viewer, intention_id)
    form = forms.MilestoneForm(posted(request), faces=request.us.faces, several=True)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        milestones.add_several(
            intention, said["title"], keeper_id=_id(said["keeper"]), due_on=said["due_on"], words=said["words"]
        )
        if "another" in request.POST:
            return redirect("dreams:milestone_new", intention.pk)
        return redirect("dreams:intention", intention.pk)
    return render_form(request, "dreams/milestone_new.html", {"form": form, "intention": intention})


def _id(text: str) -> UUID | None:
    return UUID(text) if text and text != "both" else None


@require_http_methods(["GET", "POST"])
def milestone_edit(request: SignedInRequest, intention_id: UUID, milestone_id: UUID) -> HttpResponse:
    """The page of a step, with its smaller ones. When the other changed it meanwhile, both versions are shown."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    said = {
        "title": step.title,
        "keeper": str(step.keeper_id or "both"),
        "due_on": step.due_on,
        "words": step.words,
        "version": step.version,
    }
    form = forms.MilestoneForm(posted(request), faces=request.us.faces, initial=said)
    theirs = None
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data
        try:
            milestones.change(
                step,
                title=new["title"],
                keeper_id=_id(new["keeper"]),
                due_on=new["due_on"],
                words=new["words"],
                version=new["version"] or 0,
            )
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            forms.again(form, overtaken.version)
        else:
            return redirect("dreams:intention", intention_id)
    return render_form(request, "dreams/milestone_form.html", step_context(request, step, form) | {"theirs": theirs})


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
        "parts": [(part, us.face(part.done_by_id)) for part in substeps.of(step)],
    }


@require_POST
def milestone_act(request: SignedInRequest, intention_id: UUID, milestone_id: UUID, act: str) -> HttpResponse:
    """Done, undone, up, down, or taken out."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    match act:
        case "done":
            milestones.done(step)
        case "undone":
            milestones.undone(step)
        case "up" | "down":
            milestones.move(step, act)
            if "order" in request.POST:
                here = reverse("dreams:milestones_order", args=[intention_id])
                return redirect(f"{here}?moved={step.pk}&by={act}")
        case "out":
            milestones.take_out(step)
            messages.success(request, _("Taken out of the way. The history keeps it."))
    return redirect("dreams:intention", intention_id)
