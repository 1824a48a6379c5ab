"""Pages of vision notes, and the one view that serves a photo."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.http import posted
from our2souls.people.us import Request
from our2souls.vision import access, forms, media, notes, ports
from our2souls.vision.models import Note
from our2souls.vision.pictures import SIZES

BOARD = 60


@require_http_methods(["GET", "POST"])
def note_new(request: Request, kind: str, about: UUID) -> HttpResponse:
    """Write a note, with photos."""
    target = ports.target(request.viewer, kind, about)
    if not target.may_add:
        raise Http404
    form = forms.NoteForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        notes.write(target, kind, about, text=said["text"], pictures=said["photos"])
        messages.success(request, _("Your vision note is kept."))
        return redirect(target.url)
    status = 422 if form.is_bound else 200
    return render(request, "vision/note_form.html", {"form": form, "target": target}, status=status)


@require_safe
def notes_about(request: Request, kind: str, about: UUID) -> HttpResponse:
    """All notes on a thing."""
    target = ports.target(request.viewer, kind, about)
    shown = [(seen, request.us.face(seen.writer_id)) for seen in notes.notes_on(request.viewer, kind, about, BOARD)]
    return render(request, "vision/notes.html", {"target": target, "kind": kind, "about": about, "shown": shown})


@require_safe
def note(request: Request, note_id: UUID) -> HttpResponse:
    """One note with its photos, large."""
    found = access.note_for(request.viewer, note_id)
    context: dict[str, Any] = {
        "note": found,
        "photos": access.photos_of(found),
        "writer": request.us.face(found.writer_of),
        "is_mine": found.writer_of == request.viewer.person_id,
        "is_shared": isinstance(found, Note),
        "target": ports.target(request.viewer, found.kind, found.about),
    }
    return render(request, "vision/note.html", context)


@require_http_methods(["GET", "POST"])
def note_edit(request: Request, note_id: UUID) -> HttpResponse:
    """Change the words, say what each photo shows, take photos out."""
    found = access.written_note_for(request.viewer, note_id)
    photos = access.photos_of(found)
    form = forms.NoteWordsForm(posted(request), initial={"text": found.text})
    if request.method == "POST" and form.is_valid():
        alts = {photo.pk: request.POST.get(f"alt-{photo.pk}", "")[:300] for photo in photos}
        out = [photo.pk for photo in photos if f"out-{photo.pk}" in request.POST]
        notes.rewrite(found, text=form.cleaned_data["text"], alts=alts, take_out=out)
        messages.success(request, _("Your words are kept."))
        return redirect("vision:note", found.pk)
    return render(request, "vision/note_edit.html", {"form": form, "note": found, "photos": photos})


@require_POST
def note_remove(request: Request, note_id: UUID) -> HttpResponse:
    """Remove one's own note."""
    found = access.written_note_for(request.viewer, note_id)
    target = ports.target(request.viewer, found.kind, found.about)
    notes.remove(found)
    messages.success(request, _("Removed."))
    return redirect(target.url)


@require_safe
def photo(request: Request, note_id: UUID, photo_id: UUID, size: int) -> HttpResponse:
    """A photo's bytes, for a viewer who may see its note; as safe as a file can be served."""
    if size not in SIZES:
        raise Http404
    found = access.photo_for(request.viewer, note_id, photo_id)
    try:
        plain = media.read(found, size)
    except FileNotFoundError:
        raise Http404 from None
    response = HttpResponse(plain, content_type="image/webp")
    response["Content-Disposition"] = 'inline; filename="photo.webp"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
