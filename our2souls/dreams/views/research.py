"""Pages of what was found out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.dreams import access, forms, paging, researching, wording
from our2souls.dreams.history import Overtaken
from our2souls.lib.http import posted
from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form

A_PAGE = 20


@require_http_methods(["GET", "POST"])
def research(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """What you found out, newest first, and a form for more."""
    intention = access.intention_for(request.viewer, intention_id)
    form = forms.FindForm(posted(request))
    if request.method == "POST" and form.is_valid():
        researching.add(intention, **_said(form))
        messages.success(request, _("Added."))
        return redirect("dreams:research", intention.pk)
    page = paging.newest_first(
        researching.finds_of(intention), request.GET.get("before", ""), by=("made_at",), size=A_PAGE
    )
    rows = [(each, researching.link_of(each.address)) for each in page.rows]
    context = {
        "form": form, "intention": intention, "rows": rows, "following": page.following,
        "is_later": "before" in request.GET,
    }  # fmt: skip
    return render_form(request, "dreams/research.html", context)


def _said(form: Any) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("title", "address", "finding")}


@require_http_methods(["GET", "POST"])
def find(request: SignedInRequest, intention_id: UUID, find_id: UUID) -> HttpResponse:
    """Change something found out; when the other changed it meanwhile, both versions are shown."""
    found = access.find_for(request.viewer, intention_id, find_id)
    said = {name: getattr(found, name) for name in ("title", "address", "finding", "version")}
    form = forms.FindForm(posted(request), initial=said)
    theirs: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            researching.change(found, version=form.cleaned_data["version"] or 0, **_said(form))
        except Overtaken as overtaken:
            theirs = list(overtaken.theirs.values())
            forms.again(form, overtaken.version)
        else:
            messages.success(request, _("Your words are kept."))
            return redirect("dreams:research", intention_id)
    context = {"form": form, "intention": found.intention, "find": found, "theirs": theirs}
    context["earlier"] = [(each, request.us.face(each.words_by_id)) for each in wording.earlier_of(found)]
    return render_form(request, "dreams/find_form.html", context)


@require_POST
def find_out(request: SignedInRequest, intention_id: UUID, find_id: UUID) -> HttpResponse:
    """Take it out."""
    researching.take_out(access.find_for(request.viewer, intention_id, find_id))
    messages.success(request, _("Taken out. The history keeps its title."))
    return redirect("dreams:research", intention_id)
