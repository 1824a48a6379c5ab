"""The pages of bridges: all of them, a new one, one as it stands now, its version, the page of somebody who needs a moment."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.bridges.core import access, actions, queries, text
from our2souls.bridges.core.actions import BridgeData
from our2souls.bridges.core.forms import TOO_MANY, BridgeForm
from our2souls.bridges.core.models import Bridge
from our2souls.bridges.page.context import context_of
from our2souls.delivery.registry import agenda
from our2souls.dreams import queries as dream_queries
from our2souls.intentions.core import access as intention_access
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest, couple_of
from our2souls.ui.form.responses import render_form

MOST_DREAMS = 40
"""So many dreams of each are offered."""


@require_safe
def bridges(request: SignedInRequest) -> HttpResponse:
    """Those that go on, and those that have ended in pages."""
    couple_of(request.viewer)
    before = request.GET.get("before", "")
    going_on = [] if before else queries.open_bridges()
    over = queries.ended(before)
    waiting = [] if before else [item for _kind, items in agenda.waiting_for("bridge") for item in items]
    context = {
        "waiting": waiting,
        "going_on": [(each, text.state_words(each)) for each in going_on],
        "over": [(each, text.state_words(each)) for each in over.rows],
        "following": over.following,
        "any": bool(going_on or waiting or over.rows or before),
    }
    return render(request, "bridges/page/bridges.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def bridge_new(request: SignedInRequest) -> HttpResponse:
    """Invite the partner to one: on a question, on dreams, on an intention (?intention=…)."""
    couple_of(request.viewer)
    asked = request.GET.get("intention", "")
    intention = intention_access.intention_for(request.viewer, _id(asked)) if asked else None
    mine = dream_queries.newest_own(request.viewer, MOST_DREAMS)
    theirs = list(dream_queries.partners_dreams(request.viewer).living()[:MOST_DREAMS])
    initial = {"title": intention.name} if intention else {"mine": request.GET.get("dream", "")}
    form = BridgeForm(posted(request), initial=initial, mine=mine, theirs=theirs)
    if request.method == "POST" and form.is_valid():
        own, other = form.chosen("mine"), form.chosen("theirs")
        data = BridgeData(
            title=form.cleaned_data["title"],
            question=form.cleaned_data["question"],
            source="intention" if intention else "dreams" if own or other else "question",
            mine=own.line if own else "",
            dream=other.pk if other else None,
            intention_id=intention.pk if intention else None,
        )
        try:
            bridge = actions.create(data)
        except actions.TooManyInvitations:
            form.add_error(None, TOO_MANY)
        else:
            messages.success(request, _("Your invitation is there. Nothing begins before the other one says yes."))
            return redirect("bridges:bridge", bridge.pk)
    return render_form(request, "bridges/page/bridge_new.html", {"form": form, "intention": intention})


@require_safe
def felt(request: SignedInRequest) -> HttpResponse:
    """How bridges were for the viewer, one after the other: nobody else's page."""
    couple_of(request.viewer)
    return render(request, "bridges/page/felt.html", {"rows": queries.felt()})


def _id(typed: str) -> UUID:
    """An id as typed in an address; one that is none is nobody's."""
    try:
        return UUID(typed)
    except ValueError:
        return UUID(int=0)


@never_cache
@require_safe
def bridge(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """One as it stands now."""
    return page(request, access.bridge_for(request.viewer, bridge_id))


def page(request: SignedInRequest, bridge: Bridge, status: int = 200, **sent: Any) -> HttpResponse:
    """The page of a bridge, also where a form was refused: `sent` are the forms that come back."""
    return render(request, "bridges/page/bridge.html", context_of(request, bridge, **sent), status=status)


@require_safe
def bridge_version(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """Which version it is, for a page that is open: a few bytes, and none when it is the one the page has; one query."""
    found = access.bridge_for(request.viewer, bridge_id)
    tag = f'"{found.version}"'
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(str(found.version), content_type="text/plain")
    response["ETag"], response["Cache-Control"] = tag, "private, no-store"
    return response


@never_cache
@require_safe
def moment(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """What somebody reads who let it rest: the same for both, at any time, whatever the reason was."""
    return render(request, "bridges/page/moment.html", {"bridge": access.bridge_for(request.viewer, bridge_id)})
