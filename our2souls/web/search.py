"""Search: what I may read, found by its words. The words looked for are sent in a form, never in an address."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from our2souls.dreams import searching as dreams
from our2souls.lib import text
from our2souls.lib.http import posted
from our2souls.lib.text import Passage
from our2souls.people.us import Request

SHOWN = 40
KINDS = {
    "dream": ("sprout", _("Dream")),
    "intention": ("users-round", _("Intention")),
    "why": ("users-round", _("Why")),
    "step": ("check", _("Step")),
    "fridge": ("refrigerator", _("On the fridge")),
}
"""The icon and the word of each kind of thing that can be found."""


class SearchForm(forms.Form):
    """A few words."""

    words = forms.CharField(
        label=_("What are you looking for?"),
        max_length=text.LONGEST,
        error_messages={"required": _("Write a word or two; a beginning is enough.")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )


def _everything(request: Request) -> Iterator[Passage]:
    yield from dreams.passages(request.viewer, request.us)


@require_http_methods(["GET", "POST"])
def search(request: Request) -> HttpResponse:
    """Look for words in everything the viewer may read."""
    form = SearchForm(posted(request))
    hits: list[Any] | None = None
    if request.method == "POST" and form.is_valid():
        found = text.find(_everything(request), form.cleaned_data["words"], SHOWN + 1)
        hits = [(hit, *KINDS[hit.passage.kind]) for hit in found[:SHOWN]]
        context = {"form": form, "hits": hits, "more": len(found) > SHOWN}
        return render(request, "web/search.html", context)
    return render(request, "web/search.html", {"form": form, "hits": hits}, status=422 if form.errors else 200)
