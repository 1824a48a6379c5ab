"""Pages on which an intention rests, is reached, goes on or is released."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.dreams import forms as dream_forms
from our2souls.intentions.core import access
from our2souls.intentions.core.lifecycle import actions as lifecycle
from our2souls.intentions.core.lifecycle import forms
from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def intention_rest(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Let it rest, till a day if they like: everything stays, reminders stop."""
    found = access.intention_for(request.viewer, intention_id)
    form = dream_forms.RestForm(posted(request))
    if request.method == "POST" and form.is_valid():
        lifecycle.rest(found, **form.cleaned_data)
        messages.success(request, _("It rests now. Everything stays, and reminders stop."))
        return redirect("intentions:intention", found.pk)
    return render_form(request, "intentions/core/lifecycle/rest.html", {"form": form, "intention": found})


@require_POST
def intention_resume(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Take it up again."""
    found = access.intention_for(request.viewer, intention_id)
    lifecycle.resume(found)
    return redirect("intentions:intention", found.pk)


@require_http_methods(["GET", "POST"])
def intention_reach(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """They are there."""
    found = access.intention_for(request.viewer, intention_id)
    form = forms.ReachForm(posted(request), initial={"on": today(request.us.zone)})
    if request.method == "POST" and form.is_valid():
        lifecycle.reach(found, on=form.cleaned_data["on"])
        return redirect("intentions:celebration", found.pk)
    return render_form(request, "intentions/core/lifecycle/reach.html", {"form": form, "intention": found})


@require_POST
def intention_reopen(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Not quite there yet."""
    found = access.intention_for(request.viewer, intention_id)
    lifecycle.reopen(found)
    return redirect("intentions:intention", found.pk)


@require_http_methods(["GET", "POST"])
def intention_release(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Say that it may be released; it is once both have said so."""
    found = access.intention_for(request.viewer, intention_id)
    if request.method == "POST":
        lifecycle.release(found)
        return redirect("intentions:intention", found.pk)
    return render(request, "intentions/core/lifecycle/release.html", {"intention": found})


@require_POST
def intention_release_withdraw(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Take back one's word to release it."""
    found = access.intention_for(request.viewer, intention_id)
    lifecycle.withdraw_release(found)
    return redirect("intentions:intention", found.pk)
