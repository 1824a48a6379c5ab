"""Pages of what is left of a couple: to read, to take one's own words out of, to let go of. Nobody writes here."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.people.account.proof import with_proof
from our2souls.people.couple_context import SignedInRequest
from our2souls.people.pairing import past as past_couples
from our2souls.people.views import past_entries
from our2souls.people.views.past_entries import PER_PAGE

CONTENT_TYPES = {"photo": "image/webp", "memo": "audio/mpeg"}


@require_safe
def past(request: SignedInRequest) -> HttpResponse:
    """The couples one was in, each with its copy."""
    return render(request, "people/past/past.html", {"couples": past_couples.past_couples(request.user)})


@require_safe
def past_copy(request: SignedInRequest, couple_id: UUID) -> HttpResponse:
    """What is in one copy, by heading, and what one can do with it."""
    found = past_couples.past_couple_for(request.user, couple_id)
    with found.reading():
        sections = [
            (each.title, past_entries.url_of(found, each.key)) for each in past_couples.sections() if each.fetch(0, 1)
        ]
    return render(request, "people/past/copy.html", {"past": found, "sections": sections})


@require_safe
def past_place(request: SignedInRequest, couple_id: UUID, place: str) -> HttpResponse:
    """A section of the copy page by page, or one thing in it with all that belongs to it."""
    found = past_couples.past_couple_for(request.user, couple_id)
    start = request.GET.get("from", "")
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 8 else 0  # noqa: PLR2004 - ten years fit
    with found.reading():
        at = past_entries.place_of(found, past_couples.sections(), place)
        context = {"past": found, "above": at.above, "title": at.section.title}
        if at.entry is not None:
            entry = past_entries.shown(found, at.path, at.entry)
            context |= {"entry": entry, "parts": list(past_entries.parts(found, at))}
            return render(request, "people/past/entry.html", context)
        entries, has_more = past_entries.page(found, at.path, at.section, first, PER_PAGE)
        context |= {"entries": entries, "following": first + PER_PAGE if has_more else 0, "first": first}
        return render(request, "people/past/section.html", context)


@require_safe
def past_file(request: SignedInRequest, couple_id: UUID, place: str, file_id: UUID) -> HttpResponse:
    """A photo or a memo of the copy."""
    found = past_couples.past_couple_for(request.user, couple_id)
    with found.reading():
        entry = past_entries.place_of(found, past_couples.sections(), place).entry
        file = next((each for each in (entry.files if entry else ()) if each.id == file_id), None)
        try:
            content = file.read() if file is not None else None
        except FileNotFoundError:
            content = None
    if file is None or content is None:
        raise Http404
    response = HttpResponse(content, content_type=CONTENT_TYPES[file.kind])
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_http_methods(["GET", "POST"])
@with_proof
def past_words(request: SignedInRequest, couple_id: UUID) -> HttpResponse:
    """Take one's own words out of the copy: what that means, and the act."""
    found = past_couples.past_couple_for(request.user, couple_id)
    if request.method == "POST":
        past_couples.erase_words(found)
        messages.success(request, _("Your words are out of it. What the other one wrote stays."))
        return redirect("people:past_copy", found.id)
    context = {"past": found, "title": _("Take your words out"), "is_words": True}
    return render(request, "people/past/take_out.html", context)


@require_http_methods(["GET", "POST"])
@with_proof
def past_delete(request: SignedInRequest, couple_id: UUID) -> HttpResponse:
    """Let go of one's view of the copy: what that means, and the act."""
    found = past_couples.past_couple_for(request.user, couple_id)
    if request.method == "POST":
        past_couples.delete_copy(found)
        messages.success(request, _("Your copy is gone."))
        return redirect("people:us")
    context = {"past": found, "title": _("Delete your copy"), "is_words": False}
    return render(request, "people/past/take_out.html", context)
