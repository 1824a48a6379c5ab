"""Pages of the days that are the two's own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.dreams import our_milestones
from our2souls.dreams.access.our_milestones import couple_of, our_milestone_for
from our2souls.dreams.forms.fields import again
from our2souls.dreams.forms.our_milestones import OurMilestoneForm
from our2souls.dreams.history import Overtaken
from our2souls.lib.clock import today
from our2souls.lib.http import posted
from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form


@require_safe
def the_days(request: SignedInRequest) -> HttpResponse:
    """All days: those that come next first, then those behind, latest first."""
    couple_of(request.viewer)
    day, found = today(request.us.zone), our_milestones.all_of(request.viewer)
    coming = [come for each in found if (come := our_milestones.next_of(each, day))]
    ahead = {come.id for come in coming}
    context = {
        "coming": sorted(coming, key=lambda come: (come.on, come.id)),
        "behind": [each for each in reversed(found) if each.pk not in ahead],
    }
    return render(request, "dreams/our_milestones.html", context)


@require_http_methods(["GET", "POST"])
def our_milestone_new(request: SignedInRequest) -> HttpResponse:
    """Keep a day."""
    couple_of(request.viewer)
    form = OurMilestoneForm(posted(request))
    if request.method == "POST" and form.is_valid():
        kept = our_milestones.keep(form.telling, remind=form.cleaned_data["remind"])
        return redirect("dreams:our_milestone", kept.pk)
    return render_form(request, "dreams/our_milestone_form.html", {"form": form})


@require_safe
def our_milestone(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """A day, with what pictures it."""
    found = our_milestone_for(request.viewer, milestone_id)
    context = {
        "milestone": found,
        "coming": our_milestones.next_of(found, today(request.us.zone)),
        "writer": request.us.face(found.worded_by_id),
        "can_come": our_milestones.can_come(found),
        "is_reminded": our_milestones.is_reminded(found),
    }
    return render(request, "dreams/our_milestone.html", context)


@require_http_methods(["GET", "POST"])
def our_milestone_edit(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Change a day; when the other changed it meanwhile, both versions are shown."""
    found = our_milestone_for(request.viewer, milestone_id)
    said: dict[str, Any] = {
        name: getattr(found, name) for name in ("title", "on", "known", "yearly", "words", "version")
    }
    form = OurMilestoneForm(posted(request), is_new=False, initial=said)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            our_milestones.change(found, form.telling, version=form.cleaned_data["version"] or 0)
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            again(form, overtaken.version)
        else:
            messages.success(request, _("Your words are kept."))
            return redirect("dreams:our_milestone", found.pk)
    context = {"form": form, "milestone": found, "theirs": theirs}
    return render_form(request, "dreams/our_milestone_form.html", context)


@require_POST
def our_milestone_out(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Take a day out."""
    found = our_milestone_for(request.viewer, milestone_id)
    our_milestones.take_out(found)
    messages.success(request, _("Taken out."))
    return redirect("dreams:our_milestones")


@require_POST
def our_milestone_remind(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Want a reminder, or want it no more; for oneself alone."""
    found = our_milestone_for(request.viewer, milestone_id)
    if "off" in request.POST:
        our_milestones.forget_reminder(found)
    else:
        our_milestones.be_reminded(found)
    return redirect("dreams:our_milestone", found.pk)
