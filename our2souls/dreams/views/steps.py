"""Pages of the way: milestones, and the horizon."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.dreams import access, forms, glances, milestones, words
from our2souls.dreams.history import Overtaken
from our2souls.lib.http import posted
from our2souls.people.us import Request


@require_http_methods(["GET", "POST"])
def milestone_new(request: Request, intention_id: UUID) -> HttpResponse:
    """Add a step."""
    intention = access.intention_for(request.viewer, intention_id)
    form = forms.MilestoneForm(posted(request), faces=request.us.faces)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        milestones.add(intention, title=said["title"], keeper_id=_id(said["keeper"]), due_on=said["due_on"])
        if "another" in request.POST:
            return redirect("dreams:milestone_new", intention.pk)
        return redirect("dreams:intention", intention.pk)
    return render(request, "dreams/milestone_form.html", {"form": form, "intention": intention})


def _id(text: str) -> UUID | None:
    return UUID(text) if text and text != "both" else None


@require_http_methods(["GET", "POST"])
def milestone_edit(request: Request, intention_id: UUID, milestone_id: UUID) -> HttpResponse:
    """Change a step; when the other changed it meanwhile, both versions are shown."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    said = {
        "title": step.title,
        "keeper": str(step.keeper_id or "both"),
        "due_on": step.due_on,
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
                version=new["version"] or 0,
            )
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            forms.again(form, overtaken.version)
        else:
            return redirect("dreams:intention", intention_id)
    context = {"form": form, "intention": step.intention, "step": step, "theirs": theirs}
    return render(request, "dreams/milestone_form.html", context)


@require_POST
def milestone_act(request: Request, intention_id: UUID, milestone_id: UUID, act: str) -> HttpResponse:
    """Done, undone, up, down, or taken out."""
    step = access.milestone_for(request.viewer, intention_id, milestone_id)
    match act:
        case "done":
            milestones.done(step)
        case "undone":
            milestones.undone(step)
        case "up" | "down":
            milestones.move(step, act)
        case "out":
            milestones.take_out(step)
            messages.success(request, _("Taken out of the way. The history keeps it."))
    return redirect("dreams:intention", intention_id)


def horizon(request: Request) -> HttpResponse:
    """Now to someday on one line: own dreams, the partner's shared ones, and what both chose."""
    viewer, us = request.viewer, request.us
    mine = [d for d in access.own_dreams(viewer)[:200] if d.is_alive]
    theirs = [d for d in access.partners_dreams(viewer)[:200] if d.is_alive] if viewer.partner_id else []
    both = [g for g in glances.alive() if g.intention.active_since] if viewer.couple_id else []
    marks = []
    for key, name in [*words.HORIZONS, ("", _("Not said when"))]:
        dreams = [(d, us.face(d.owner_id)) for d in (*mine, *theirs) if d.horizon == key]
        shared = [g for g in both if g.intention.horizon == key]
        if dreams or shared:
            marks.append((name, dreams, shared))
    return render(request, "dreams/horizon.html", {"marks": marks})
