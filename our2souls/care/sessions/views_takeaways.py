"""Pages of what is taken from a session: together, and alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.care.sessions import access, actions, queries
from our2souls.care.sessions.forms import SessionTextForm
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form


@require_safe
def takeaways(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """What the two take from their sessions, newest first, in pages."""
    engagement = access.session_engagement_for(request.viewer, engagement_id)
    before = request.GET.get("before", "")
    found = queries.takeaways(engagement, before)
    context = {
        "engagement": engagement,
        "rows": [(each, request.us.face(each.words_by_id)) for each in found.rows],
        "following": found.following,
        "is_later": bool(before),
    }
    return render(request, "care/sessions/takeaways/takeaways.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def takeaway_new(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Write down what the two take from a session."""
    engagement = access.session_engagement_for(request.viewer, engagement_id)
    form = SessionTextForm(posted(request), initial={"day": request.viewer.today}, label=_("What do you take from it?"))
    if request.method == "POST" and form.is_valid():
        actions.write_takeaway(engagement, day=form.cleaned_data["day"], words=form.cleaned_data["words"])
        messages.success(request, _("It is there for you both."))
        return redirect("care:takeaways", engagement.pk)
    return render_form(request, "care/sessions/takeaways/takeaway_form.html", {"form": form, "engagement": engagement})


@require_safe
def takeaway(request: SignedInRequest, takeaway_id: UUID) -> HttpResponse:
    """One of them, with who wrote last."""
    found = access.takeaway_for(request.viewer, takeaway_id)
    context = {
        "takeaway": found,
        "engagement": found.engagement,
        "writer": request.us.face(found.words_by_id),
        "is_deletable": actions.is_deletable(found),
    }
    return render(request, "care/sessions/takeaways/takeaway.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def takeaway_edit(request: SignedInRequest, takeaway_id: UUID) -> HttpResponse:
    """Write on; when the other changed it meanwhile, both versions are shown."""
    found = access.takeaway_for(request.viewer, takeaway_id)
    initial: dict[str, Any] = {"day": found.day, "words": found.words, "version": found.version}
    form = SessionTextForm(posted(request), initial=initial, label=_("What do you take from it?"))
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with edit:
            actions.update_takeaway(found, day=data["day"], words=data["words"], version=data["version"] or 0)
            messages.success(request, _("Your words are kept."))
            return redirect("care:takeaway", found.pk)
    context = {"form": form, "engagement": found.engagement, "takeaway": found, "theirs": _theirs(edit)}
    return render_form(request, "care/sessions/takeaways/takeaway_form.html", context)


def _theirs(edit: EditAttempt) -> list[str]:
    """Lines of the version that was faster."""
    return [date_format(edit.theirs["day"], "DATE_FORMAT"), edit.theirs["words"]] if edit.theirs else []


@require_POST
def takeaway_delete(request: SignedInRequest, takeaway_id: UUID) -> HttpResponse:
    """Delete what nobody else has written in."""
    found = access.takeaway_for(request.viewer, takeaway_id)
    try:
        actions.delete_takeaway(found)
    except actions.BothWrote:
        raise Http404 from None
    messages.success(request, _("Deleted, for you both."))
    return redirect("care:takeaways", found.engagement_id)


@require_safe
def session_notes(request: SignedInRequest) -> HttpResponse:
    """One's own notes, with whichever therapist; also for somebody who is in no couple any more."""
    before = request.GET.get("before", "")
    rows, following = queries.own_notes(before)
    context = {
        "rows": rows,
        "following": following,
        "is_later": bool(before),
        "has_theirs": request.us.partner is not None and queries.has_partners_notes(),
    }
    return render(request, "care/sessions/takeaways/session_notes.html", context)


@require_safe
def session_notes_shared(request: SignedInRequest) -> HttpResponse:
    """The notes that the partner shares, in pages; none for somebody alone."""
    before = request.GET.get("before", "")
    found = queries.partners_notes(before)
    context = {"rows": found.rows, "following": found.following, "is_later": bool(before)}
    return render(request, "care/sessions/takeaways/session_notes_shared.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def session_note_new(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Write one for oneself."""
    engagement = access.session_engagement_for(request.viewer, engagement_id)
    form = SessionTextForm(posted(request), initial={"day": request.viewer.today}, label=_("What stays with you?"))
    if request.method == "POST" and form.is_valid():
        actions.write_note(engagement, day=form.cleaned_data["day"], words=form.cleaned_data["words"])
        messages.success(request, _("Saved. Only you see it."))
        return redirect("care:session_notes")
    return render_form(
        request, "care/sessions/takeaways/session_note_form.html", {"form": form, "engagement": engagement}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def session_note_edit(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Change one's own."""
    found = access.own_note_for(request.viewer, note_id)
    initial: dict[str, Any] = {"day": found.day, "words": found.words, "version": found.version}
    form = SessionTextForm(posted(request), initial=initial, label=_("What stays with you?"))
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with edit:
            actions.update_note(found, day=data["day"], words=data["words"], version=data["version"] or 0)
            messages.success(request, _("Your words are kept."))
            return redirect("care:session_notes")
    context = {"form": form, "note": found, "theirs": _theirs(edit), "is_shared": queries.is_shared(found)}
    return render_form(request, "care/sessions/takeaways/session_note_form.html", context)


@require_POST
def session_note_share(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Let the partner read it, or (`off`) close it again."""
    found = access.own_note_for(request.viewer, note_id)
    name = {"name": request.us.their_name}
    if "off" in request.POST:
        actions.unshare_note(found)
        messages.success(request, _("Closed. Only you see it now."))
    elif request.us.partner is None:
        raise Http404
    else:
        actions.share_note(found)
        messages.success(request, _("%(name)s can read it now.") % name)
    return redirect("care:session_notes")


@require_POST
def session_note_delete(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Delete one's own."""
    actions.delete_note(access.own_note_for(request.viewer, note_id))
    messages.success(request, _("Deleted."))
    return redirect("care:session_notes")
