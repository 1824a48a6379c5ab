"""Pages of the days that are the two's own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.milestones import actions, occurrences, queries
from our2souls.milestones.access import milestone_for
from our2souls.milestones.forms import RelationshipMilestoneForm
from our2souls.milestones.ics.reader import in_this_year
from our2souls.milestones.models import DATE
from our2souls.people.couple_context import SignedInRequest, couple_of
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form


@require_safe
def milestones(request: SignedInRequest) -> HttpResponse:
    """All days: those that come next first, then those behind, latest first."""
    couple_of(request.viewer)
    day, found = today(request.us.zone), queries.all_of(request.viewer)
    coming = [come for each in found if (come := occurrences.next_of(each, day))]
    ahead = {come.id for come in coming}
    context = {
        "coming": sorted(coming, key=lambda come: (come.on, come.id)),
        "behind": [each for each in reversed(found) if each.pk not in ahead],
    }
    return render(request, "milestones/milestones.html", context)


@require_http_methods(["GET", "POST"])
def milestone_new(request: SignedInRequest) -> HttpResponse:
    """Keep a day."""
    couple_of(request.viewer)
    form = RelationshipMilestoneForm(posted(request))
    if request.method == "POST" and form.is_valid():
        milestone = actions.create(form.milestone_data, remind=form.cleaned_data["remind"])
        return redirect("milestones:milestone", milestone.pk)
    return render_form(request, "milestones/milestone_form.html", {"form": form})


@require_safe
def milestone(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """A day, with what pictures it."""
    found = milestone_for(request.viewer, milestone_id)
    context = {
        "milestone": found,
        "coming": occurrences.next_of(found, today(request.us.zone)),
        "writer": request.us.face(found.worded_by_id),
        "can_come": occurrences.can_come(found),
        "is_reminded": queries.is_reminded(found),
    }
    return render(request, "milestones/milestone.html", context)


@require_http_methods(["GET", "POST"])
def milestone_edit(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Change a day; when the other changed it meanwhile, both versions are shown."""
    found = milestone_for(request.viewer, milestone_id)
    initial: dict[str, Any] = {
        name: getattr(found, name) for name in ("title", "on", "precision", "yearly", "words", "version")
    }
    if found.precision == DATE:
        initial["on"] = in_this_year(found.on, today(request.us.zone))  # the one it is kept in is nobody's
    form = RelationshipMilestoneForm(posted(request), is_new=False, initial=initial)
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        with edit:
            actions.update(found, form.milestone_data, version=form.cleaned_data["version"] or 0)
            messages.success(request, _("Your words are kept."))
            return redirect("milestones:milestone", found.pk)
    context = {"form": form, "milestone": found, "theirs": []}
    if newer := edit.theirs:
        day = render_to_string("milestones/_when.html", {"milestone": newer}).strip()
        context["theirs"] = [newer["title"], day, newer["words"]]
    return render_form(request, "milestones/milestone_form.html", context)


@require_POST
def milestone_remove(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Take a day out."""
    found = milestone_for(request.viewer, milestone_id)
    actions.remove(found)
    messages.success(request, _("Taken out."))
    return redirect("milestones:milestones")


@require_POST
def milestone_remind(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Want a reminder, or want it no more; for oneself alone."""
    found = milestone_for(request.viewer, milestone_id)
    if "off" in request.POST:
        actions.stop_reminding_me(found)
    else:
        actions.remind_me(found)
    return redirect("milestones:milestone", found.pk)
