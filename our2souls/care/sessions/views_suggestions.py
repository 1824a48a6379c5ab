"""What the therapist suggests, as the two see it: all of it, one, and its answer. Each kind goes on by its own package's acts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.bridges.core.actions import TooManyInvitations
from our2souls.bridges.core.forms import TOO_MANY, BridgeForm
from our2souls.care.sessions import access, queries, suggestions
from our2souls.care.sessions.models import Suggestion
from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.rituals.core import catalog as ritual_catalog
from our2souls.rituals.core import choices as ritual_choices
from our2souls.rituals.core.actions import MOST_WAITING, TooManyProposals
from our2souls.rituals.core.forms import RitualForm
from our2souls.ui.form.responses import render_form


@require_safe
def suggestions_all(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """All that was suggested, newest first, in pages."""
    engagement = access.session_engagement_for(request.viewer, engagement_id)
    before = request.GET.get("before", "")
    rows, following = queries.suggestions_page(engagement, before)
    context = {"engagement": engagement, "rows": rows, "following": following, "is_later": bool(before)}
    return render(request, "care/sessions/suggestions/suggestions.html", context)


@require_safe
def suggestion(request: SignedInRequest, suggestion_id: UUID) -> HttpResponse:
    """One: what it is, why, and how it stands."""
    return _page(request, access.suggestion_for(request.viewer, suggestion_id))


def _page(request: SignedInRequest, found: Suggestion) -> HttpResponse:
    (row,) = queries.rows_of([found])
    return render(request, "care/sessions/suggestions/suggestion.html", {"row": row, "engagement": found.engagement})


@require_http_methods(["GET", "HEAD", "POST"])
def suggestion_accept(request: SignedInRequest, suggestion_id: UUID) -> HttpResponse:
    """Take it up: a question comes, the test is led to, a ritual and a bridge have the form of their own package first."""
    found = access.suggestion_for(request.viewer, suggestion_id)
    if not suggestions.is_open(found):
        return _answered_before(request, found)
    steps = {
        Suggestion.PROMPT: _prompt,
        Suggestion.RITUAL: _ritual,
        Suggestion.BRIDGE: _bridge,
        Suggestion.RETAKE: _retake,
    }
    try:
        return steps[found.kind](request, found)
    except suggestions.Answered:
        return _answered_before(request, found)


@require_POST
def suggestion_decline(request: SignedInRequest, suggestion_id: UUID) -> HttpResponse:
    """Set it aside."""
    found = access.suggestion_for(request.viewer, suggestion_id)
    try:
        suggestions.decline(found)
    except suggestions.Answered:
        return _answered_before(request, found)
    messages.success(request, _("Set aside. Your therapist sees that, and neither why nor which of you it was."))
    return redirect("care:suggestions_all", found.engagement_id)


def _answered_before(request: SignedInRequest, found: Suggestion) -> HttpResponse:
    messages.info(request, _("This has been answered or closed meanwhile."))
    return redirect("care:suggestion", found.pk)


def _prompt(request: SignedInRequest, found: Suggestion) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found)
    try:
        return redirect("prompts:prompt", suggestions.accept_prompt(found))
    except suggestions.Answered:
        raise
    except LookupError:  # the same whoever said “not for us”
        messages.error(request, _("This question doesn’t come at the moment."))
        return redirect("care:suggestion", found.pk)


def _retake(request: SignedInRequest, found: Suggestion) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found)
    suggestions.accept_retake(found)
    return redirect("readiness:readiness")


def _bridge(request: SignedInRequest, found: Suggestion) -> HttpResponse:
    form = BridgeForm(posted(request), initial={"title": found.title, "question": found.about})
    if request.method == "POST" and form.is_valid():
        title, question = form.cleaned_data["title"], form.cleaned_data["question"]
        try:
            bridge_id = suggestions.accept_bridge(found, title=title, question=question)
        except TooManyInvitations:
            form.add_error(None, TOO_MANY)
        else:
            messages.success(request, _("Your invitation is there. Nothing begins before the other one says yes."))
            return redirect("bridges:bridge", bridge_id)
    return render_form(request, "care/sessions/suggestions/suggested_bridge.html", {"form": form, "suggestion": found})


def _ritual(request: SignedInRequest, found: Suggestion) -> HttpResponse:
    zone = request.us.zone
    template = ritual_catalog.by_key(found.pick)
    initial: dict[str, Any] = {} if template else {"name": found.title, "words": found.about}
    form = RitualForm(posted(request), today=today(zone), zone=zone, template=template, initial=initial)
    context = {"form": form, "suggestion": found, "examples": ritual_choices.EXAMPLES}
    if request.method == "POST" and form.is_valid():
        if form.is_new_to_them:
            return render(request, "care/sessions/suggestions/suggested_ritual.html", context | form.show_understood())
        try:
            ritual_id = suggestions.accept_ritual(found, form.ritual_data)
        except TooManyProposals:
            sentence = _(
                "%(n)d of your rituals wait for %(name)s’s yes. Wait for an answer to some, or end one of them first."
            )
            form.add_error(None, sentence % {"n": MOST_WAITING, "name": request.us.their_name})
        else:
            name = {"name": request.us.their_name}
            messages.success(request, _("Proposed. It begins once %(name)s says yes too.") % name)
            return redirect("rituals:ritual", ritual_id)
    return render_form(request, "care/sessions/suggestions/suggested_ritual.html", context)
