"""Pages of the way: milestones, the measure and its entries."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.dreams import access, forms, glances, measuring, milestones, substeps
from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import Milestone
from our2souls.lib import money
from our2souls.lib.clock import today
from our2souls.lib.http import posted
from our2souls.people.us import Request

ENTRIES_A_PAGE = 50


@require_http_methods(["GET", "POST"])
def milestone_new(request: Request, intention_id: UUID) -> HttpResponse:
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
    return render(request, "dreams/milestone_new.html", {"form": form, "intention": intention})


def _id(text: str) -> UUID | None:
    return UUID(text) if text and text != "both" else None


@require_http_methods(["GET", "POST"])
def milestone_edit(request: Request, intention_id: UUID, milestone_id: UUID) -> HttpResponse:
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
    return render(request, "dreams/milestone_form.html", step_context(request, step, form) | {"theirs": theirs})


def step_context(request: Request, step: Milestone, form: forms.MilestoneForm) -> dict[str, object]:
    """What the page of a step shows, whichever of its forms was sent."""
    us = request.us
    return {
        "form": form,
        "part_form": forms.SubstepForm(),
        "intention": step.intention,
        "step": step,
        "keeper": us.face(step.keeper_id),
        "doer": us.face(step.done_by_id),
        "parts": [(part, us.face(part.done_by_id)) for part in substeps.of(step)],
    }


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
            if "order" in request.POST:
                here = reverse("dreams:milestones_order", args=[intention_id])
                return redirect(f"{here}?moved={step.pk}&by={act}")
        case "out":
            milestones.take_out(step)
            messages.success(request, _("Taken out of the way. The history keeps it."))
    return redirect("dreams:intention", intention_id)


@require_http_methods(["GET", "POST"])
def measure(request: Request, intention_id: UUID) -> HttpResponse:
    """What would be enough, and in what."""
    intention = access.intention_page_for(request.viewer, intention_id)
    now_set = getattr(intention, "measure", None)
    said = {"target": now_set.target, "unit": now_set.currency or now_set.unit} if now_set else None
    form = forms.MeasureForm(posted(request), initial=said)
    if request.method == "POST" and form.is_valid():
        unit = form.cleaned_data["unit"].strip()
        currency = unit.upper() if money.is_a_currency(unit.upper()) else ""
        measuring.set_measure(
            intention, target=form.cleaned_data["target"], currency=currency, unit="" if currency else unit
        )
        return redirect("dreams:intention", intention.pk)
    return render(request, "dreams/measure_form.html", {"form": form, "intention": intention})


@require_http_methods(["GET", "POST"])
def entries(request: Request, intention_id: UUID) -> HttpResponse:
    """Add to what there is; all entries, newest day first."""
    intention = access.intention_page_for(request.viewer, intention_id)
    if not hasattr(intention, "measure"):
        return redirect("dreams:measure", intention.pk)
    form = forms.EntryForm(posted(request), initial={"on": today(request.us.zone)})
    if request.method == "POST" and form.is_valid():
        measuring.enter(intention.measure, **form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect("dreams:entries", intention.pk)
    unit, locale = intention.measure.currency or intention.measure.unit, get_language() or "en"
    rows = [
        (entry, request.us.face(entry.person_id), money.format_amount(entry.amount, unit, locale))
        for entry in measuring.entries_of(intention.measure)[:ENTRIES_A_PAGE]
    ]
    context = {"form": form, "intention": intention, "rows": rows, "unit": unit, "glance": glances.one(intention.pk)}
    return render(request, "dreams/entries.html", context)


@require_POST
def entry_out(request: Request, intention_id: UUID, entry_id: UUID) -> HttpResponse:
    """Take an entry out of the sum."""
    entry = access.entry_for(request.viewer, intention_id, entry_id)
    measuring.take_out(entry)
    messages.success(request, _("Taken out of the sum. The history keeps that it was there."))
    return redirect("dreams:entries", intention_id)
