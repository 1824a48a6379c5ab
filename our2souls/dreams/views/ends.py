"""What becomes of an intention: it rests, is reached and celebrated, goes on, is released by both; and where the whys meet."""

from contextlib import suppress
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.dreams import access, choosing, forms, glances, looks, meeting
from our2souls.dreams.access.meeting import meeting_for
from our2souls.lib.clock import today
from our2souls.lib.http import posted
from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form


@require_http_methods(["GET", "POST"])
def intention_rest(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Let it rest, till a day if they like: everything stays, reminders stop."""
    found = access.intention_for(request.viewer, intention_id)
    form = forms.RestForm(posted(request))
    if request.method == "POST" and form.is_valid():
        choosing.rest(found, **form.cleaned_data)
        messages.success(request, _("It rests now. Everything stays, and reminders stop."))
        return redirect("dreams:intention", found.pk)
    return render_form(request, "dreams/intention_rest.html", {"form": form, "intention": found})


@require_POST
def intention_wake(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Take it up again."""
    found = access.intention_for(request.viewer, intention_id)
    choosing.wake(found)
    return redirect("dreams:intention", found.pk)


@require_http_methods(["GET", "POST"])
def intention_reach(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """They are there."""
    found = access.intention_for(request.viewer, intention_id)
    form = forms.ReachForm(posted(request), initial={"on": today(request.us.zone)})
    if request.method == "POST" and form.is_valid():
        choosing.reach(found, on=form.cleaned_data["on"])
        return redirect("dreams:celebration", found.pk)
    return render_form(request, "dreams/intention_reach.html", {"form": form, "intention": found})


@require_http_methods(["GET", "POST"])
def celebration(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """They are there: the day, how it was, what each says now, and the photos."""
    found = access.intention_page_for(request.viewer, intention_id)
    if found.reached_on is None:
        return redirect("dreams:intention", found.pk)
    us = request.us
    said = {row.person_id: row for row in found.celebrations.all()}
    mine = said.get(us.me.id)
    form = forms.CelebrateForm(posted(request), initial={"words": mine.words} if mine else None)
    if request.method == "POST" and form.is_valid():
        choosing.celebrate(found, form.cleaned_data["words"])
        return redirect("dreams:celebration", found.pk)
    whys = {why.person_id: why for why in found.whys.all()}
    context = {
        "form": form,
        "intention": found,
        "glance": glances.one(found.pk),
        "voices": [(face, said.get(face.id), whys.get(face.id)) for face in us.faces],
        "changing": mine is None or form.errors or "change" in request.GET,
        "met": meeting.so_far(found)[0],
    }
    return render_form(request, "dreams/celebration.html", context)


@require_POST
def intention_reopen(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Not quite there yet."""
    found = access.intention_for(request.viewer, intention_id)
    choosing.reopen(found)
    return redirect("dreams:intention", found.pk)


@require_http_methods(["GET", "POST"])
def intention_release(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Say that it may be released; it is once both have said so."""
    found = access.intention_for(request.viewer, intention_id)
    if request.method == "POST":
        choosing.release(found)
        return redirect("dreams:intention", found.pk)
    return render(request, "dreams/intention_release.html", {"intention": found})


@require_POST
def intention_keep(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Take back one's word to release it."""
    found = access.intention_for(request.viewer, intention_id)
    choosing.keep_after_all(found)
    return redirect("dreams:intention", found.pk)


@require_http_methods(["GET", "POST"])
def intention_meet(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Find a few words together: the two whys side by side, and what one of them proposes."""
    found = access.intention_page_for(request.viewer, intention_id)
    agreed, waiting = meeting.so_far(found)
    begun = next((each.words for each in (waiting, agreed) if each), "")
    form = forms.MeetingForm(posted(request), initial={"words": begun})
    whys = {why.person_id: why for why in found.whys.all()}
    if request.method == "POST" and form.is_valid():
        with suppress(meeting.TooEarly):
            meeting.propose(found, form.cleaned_data["words"])
        return redirect("dreams:intention", found.pk)
    context = {
        "form": form,
        "intention": found,
        "whys": [(face, whys[face.id]) for face in request.us.faces if face.id in whys],
        "agreed": agreed,
        "waiting": waiting,
    }
    return render_form(request, "dreams/intention_meet.html", context)


@require_POST
def meeting_agree(request: SignedInRequest, intention_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Yes to the words of the other, as they stand."""
    proposal = meeting_for(request.viewer, intention_id, meeting_id)
    if proposal.proposed_by_id != request.viewer.person_id and not meeting.agree(proposal):
        messages.info(request, _("These words were changed meanwhile. Here is how they stand."))
    return redirect("dreams:intention", intention_id)


@require_POST
def meeting_set_aside(request: SignedInRequest, intention_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Not these words, or taken back."""
    meeting.set_aside(meeting_for(request.viewer, intention_id, meeting_id))
    return redirect("dreams:intention", intention_id)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


@require_safe
def intention_looks(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """All looks at it, on a time line, in pages."""
    found = access.intention_for(request.viewer, intention_id)
    revisits, following = looks.page(found, request.us, _day(request.GET.get("before", "")))
    context = {"intention": found, "revisits": revisits, "following": following}
    return render(request, "dreams/intention_looks.html", context)
