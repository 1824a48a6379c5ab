"""The page on which the cover of an intention is chosen, and taking it off."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.intentions.core import access as intention_access
from our2souls.intentions.page.cover import actions, forms, queries
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form
from our2souls.vision import note_targets as vision_note_targets


@require_http_methods(["GET", "POST"])
def intention_cover(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Choose one of the photos on its notes, or add one that becomes a note."""
    found = intention_access.intention_for(request.viewer, intention_id)
    target = vision_note_targets.target(request.viewer, "intention", found.pk)
    if not target.may_add:
        raise Http404
    photos = queries.photos_of(found)
    form = forms.CoverForm(posted(request), request.FILES or None, photos=photos)
    if request.method == "POST" and form.is_valid():
        if form.picture is not None:
            actions.upload(found, target, form.picture)
        else:
            actions.choose(found, form.cleaned_data["photo"])
        messages.success(request, _("The cover photo is chosen."))
        return redirect("intentions:intention", found.pk)
    chosen = form["photo"].value() or str(found.cover)
    context = {
        "form": form,
        "intention": found,
        "photos": [(photo, request.us.face(photo.writer_id), str(photo.pk) == chosen) for photo in photos],
        "cover": queries.cover_of(found),
    }
    return render_form(request, "intentions/page/cover/cover.html", context)


@require_POST
def intention_cover_remove(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Take the cover off; the photo stays on its note."""
    found = intention_access.intention_for(request.viewer, intention_id)
    if found.released_at is not None:
        raise Http404
    actions.remove(found)
    messages.success(request, _("The cover photo is off. It is still among your vision notes."))
    return redirect("intentions:intention", found.pk)
