"""One's own part around the questions: all answers at once, finishing, what comes then, and the reflection."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.attempts import access, actions, reading_aids_text, reflection, text
from our2souls.readiness.attempts.actions import AttemptState
from our2souls.readiness.attempts.text import ResponseText

DIGITS = 4
"""Of how many screens there are, at most."""


@require_safe
@never_cache
def go_on(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """To the first question without an answer; to all of them when there is none."""
    attempt = access.own_attempt_for(request.viewer, attempt_id)
    if attempt.is_finished:
        return redirect("readiness:finished", attempt.pk)
    number = actions.state_of(attempt).resume
    return redirect("readiness:question", attempt.pk, number) if number else redirect("readiness:overview", attempt.pk)


@require_safe
@never_cache
def overview(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """All one's own answers by part, each a way to its question; once finished only to read."""
    attempt = access.own_attempt_for(request.viewer, attempt_id)
    state = actions.state_of(attempt)
    return render(
        request,
        "readiness/attempts/overview.html",
        {
            "attempt": attempt,
            "state": state,
            "parts": _by_part(state, "" if state.alone else request.us.their_name),
            "aids": reading_aids_text.reading_aids_of(state) if attempt.is_finished else [],
        },
    )


def _by_part(state: AttemptState, name: str) -> list[tuple[str, list[ResponseText]]]:
    listed = [
        (item.part, text.response_text(item, state.answers.get(item.key), state.instrument, name=name, number=number))
        for number, item in enumerate(state.items, 1)
    ]
    parts = [(part, [row for key, row in listed if key == part.key]) for part in state.instrument.parts]
    return [(text.localized(part.title), rows) for part, rows in parts if rows]


@require_http_methods(["GET", "POST"])
@never_cache
def end(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """Finish one's own part; what has no answer can stay open."""
    attempt = access.own_attempt_for(request.viewer, attempt_id)
    if attempt.is_finished:
        return redirect("readiness:finished", attempt.pk)
    if request.method == "POST":
        asked = request.POST.get("asked", "")
        try:
            actions.finish(
                attempt, int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= DIGITS else None
            )
        except actions.MoreAsked:
            messages.info(request, _("Some questions were added meanwhile. Here they are; each of them can stay open."))
            return redirect("readiness:go_on", attempt.pk)
        return redirect("readiness:finished", attempt.pk)
    return render(request, "readiness/attempts/end.html", {"attempt": attempt, "state": actions.state_of(attempt)})


@require_safe
@never_cache
def own_reflection(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """One's own answers by area, in words, when they concern nobody else."""
    attempt = access.reflection_for(request.viewer, attempt_id)
    own_reflection = reflection.of(attempt)
    context = {
        "reflection": own_reflection,
        "attempt": attempt,
        "aids": reading_aids_text.reading_aids_of(own_reflection.state) if attempt.is_finished else [],
    }
    return render(request, "readiness/attempts/reflection.html", context)


@require_http_methods(["GET", "POST"])
def delete(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """Erase a reflection of one's own."""
    attempt = access.reflection_for(request.viewer, attempt_id)
    if request.method == "POST":
        actions.delete(attempt)
        messages.success(request, _("Erased, for good."))
        return redirect("readiness:readiness")
    return render(request, "readiness/attempts/delete.html", {"attempt": attempt})
