"""The list of therapists, an entry, its photo, and the link by which a therapist makes an entry theirs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.care.directory import access, actions, queries, text
from our2souls.care.directory.actions import ClaimRefused
from our2souls.care.directory.forms import EntryFilterForm
from our2souls.care.directory.models import DirectoryEntry
from our2souls.helplines.model import dial
from our2souls.people.couple_context import SignedInRequest

YEAR = 365 * 24 * 60 * 60
"""Seconds for which a browser may keep a photo: another photo has another address."""
GONE = 404


@require_safe
def therapists(request: SignedInRequest) -> HttpResponse:
    """The list, narrowed by what the address asks for, a page at a time."""
    form = EntryFilterForm(request.GET, choices=queries.choices())
    asked, after = form.asked, request.GET.get("after", "")
    page = queries.page_of(asked, after)
    context = {
        "form": form,
        "choices": [field for field in form if field.name != "words"],
        "asked": asked,
        "rows": [(entry, _facts(entry)) for entry in page.rows],
        "following": page.following,
        "after": after,
    }
    return render(request, "care/directory/therapists.html", context)


@require_safe
def therapist(request: SignedInRequest, slug: str) -> HttpResponse:
    """All that an entry says, and how to reach whom it is about."""
    entry = access.entry_for(request.viewer, slug)
    context = {
        "entry": entry,
        "facts": _facts(entry),
        "is_mine": entry.person_id == request.viewer.person_id,
        "dialled": dial(entry.phone),
        "site": entry.link.removeprefix("https://").removeprefix("www.").rstrip("/"),
    }
    return render(request, "care/directory/therapist.html", context)


@require_safe
def therapist_photo(request: SignedInRequest, slug: str, digest: str) -> HttpResponse:
    """The photo of an entry. It is at this address for good, so the browser may keep it; nothing on the way may."""
    response = HttpResponse(access.photo_for(request.viewer, slug, digest), content_type="image/webp")
    response["Content-Disposition"] = 'inline; filename="photo.webp"'
    response["Cache-Control"] = f"private, max-age={YEAR}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: SignedInRequest, token: str) -> HttpResponse:
    """What it means to take an entry as one's own; and taking it."""
    entry = access.invited_entry(token)
    if entry is None:
        return render(request, "care/directory/claim_gone.html", status=GONE)
    refusal = ""
    if request.method == "POST":
        try:
            actions.claim(entry, token=token, person=request.user)
        except ClaimRefused as refused:
            refusal = str(refused.sentence)
        else:
            messages.success(request, _("This entry is yours now."))
            return redirect("care:therapist", entry.slug)
    context = {"entry": entry, "refusal": refusal, "is_confirmed": actions.is_confirmed(request.user)}
    return render(request, "care/directory/claim.html", context)


@require_POST
def therapist_release(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give one's entry back to the operator."""
    entry = access.own_entry_for(request.viewer, slug)
    actions.release(entry)
    messages.success(request, _("The entry is no longer yours."))
    return redirect("care:therapists")


def _facts(entry: DirectoryEntry) -> dict[str, object]:
    country = text.country(entry.country) if entry.country else ""
    place = ", ".join(each for each in (entry.place, country) if each)
    return {
        "specialities": text.specialities(entry.specialities),
        "languages": text.languages(entry.languages),
        "place": place if entry.place else "",
        "where": [each for each in (place, _("Remote") if entry.remote else "") if each],
    }
