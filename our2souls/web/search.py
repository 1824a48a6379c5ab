"""Search: what I may read, found by its words. The words looked for are sent in a form, never in an address."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from our2souls.bridges.declarations import search as bridges_search
from our2souls.care.declarations import search as care_search
from our2souls.dreams.declarations import search as dreams_search
from our2souls.intentions.declarations import search as intentions_search
from our2souls.lib import text_search
from our2souls.lib.request_data import posted
from our2souls.lib.text_search import Passage
from our2souls.milestones.declarations import search as milestones_search
from our2souls.people.couple_context import SignedInRequest
from our2souls.rituals.declarations import search as rituals_search
from our2souls.ui.form.responses import render_form
from our2souls.ui.request_limits import costly
from our2souls.vision.declarations import search as vision_search

if TYPE_CHECKING:
    from uuid import UUID

SHOWN, TITLE = 40, 80
"""Hits on a page; a note has no title, so its first characters stand for one."""
KINDS = {
    "dream": ("sprout", _("Dream")),
    "intention": ("users-round", _("Intention")),
    "why": ("users-round", _("Why")),
    "step": ("check", _("Step")),
    "find": ("link", _("Found out")),
    "promise": ("check", _("Said I’d do")),
    "day": ("cake", _("A day of yours")),
    "ritual": ("coffee", _("Ritual")),
    "bridge": ("bridge", _("Bridge")),
    "session": ("stethoscope", _("For your therapist, or from a session")),
    "letter": ("mail-open", _("Letter")),
    "note": ("images", _("Note")),
    "fridge": ("refrigerator", _("On the fridge")),
}
"""The icon and the word of each kind of thing that can be found."""


class SearchForm(forms.Form):
    """A few words."""

    words = forms.CharField(
        label=_("What are you looking for?"),
        max_length=text_search.LONGEST,
        error_messages={"required": _("Write a word or two; a beginning is enough.")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )


def _everything(request: SignedInRequest) -> Iterator[Passage]:
    yield from dreams_search.passages(request.viewer, request.us)
    yield from intentions_search.passages(request.viewer, request.us)
    yield from milestones_search.passages(request.viewer)
    yield from rituals_search.passages(request.viewer)
    yield from bridges_search.passages(request.viewer)
    yield from care_search.passages(request.viewer, request.us)
    places: dict[UUID | None, str] = {face.id: face.place for face in request.us.faces}
    for found in vision_search.passages(request.viewer):
        kind = "letter" if found.kind == "letter" else "note"
        title, texts = (found.title, (found.words,)) if found.title else (found.words[:TITLE], (found.words[TITLE:],))
        yield Passage(kind, found.url, title, texts, found.when, places.get(found.writer_id, "ab"))


@require_http_methods(["GET", "POST"])
@costly("search", "POST")
def search(request: SignedInRequest) -> HttpResponse:
    """Look for words in everything the viewer may read."""
    form = SearchForm(posted(request))
    hits: list[Any] | None = None
    if request.method == "POST" and form.is_valid():
        found = text_search.find(_everything(request), form.cleaned_data["words"], SHOWN + 1)
        hits = [(hit, *KINDS[hit.passage.kind]) for hit in found[:SHOWN]]
        context = {"form": form, "hits": hits, "more": len(found) > SHOWN}
        return render(request, "web/search/search.html", context)
    return render_form(request, "web/search/search.html", {"form": form, "hits": hits})
