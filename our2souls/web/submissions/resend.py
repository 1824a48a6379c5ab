"""Pages of what was sent while its person was logged out: look it over, send it, or let it go."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form import key as form_key
from our2souls.web.submissions import actions, unsent


@require_safe
def unsent_words(request: SignedInRequest) -> HttpResponse:
    """What waits; home where nothing does."""
    found = unsent.stored_for(request, request.viewer.person_id)
    if not found:
        return redirect("web:home")
    return render(request, "web/unsent/unsent.html", {"waiting": found, "key_field": form_key.FIELD})


@require_POST
def unsent_discard(request: SignedInRequest) -> HttpResponse:
    """Let one go."""
    unsent.forget(request, request.POST.get("key", ""))
    messages.success(request, _("Forgotten."))
    return redirect("web:unsent_words")


@require_safe
def was_kept(request: SignedInRequest, key: str) -> JsonResponse:
    """For the page’s script, after a connection broke: whether what a form of one’s own sent to `at` was done."""
    viewer = request.viewer
    mine, form = form_key.is_for(key, viewer.person_id), actions.form_of(key, request.GET.get("at", ""))
    return JsonResponse({"mine": mine, "kept": mine and actions.was_kept(viewer.person_id, form)})
