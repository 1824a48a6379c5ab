"""Turning off what Today brings back, and on again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from our2souls.people.couple_context import SignedInRequest
from our2souls.people.profile import actions as profile_actions
from our2souls.story.timeline.views import teller_of


@require_POST
def on_this_day(request: SignedInRequest) -> HttpResponse:
    """Off, or on again; only for oneself, and the partner is told nothing."""
    teller_of(request)
    is_wanted = "off" not in request.POST
    profile_actions.choose_of_story(request.user, endings=request.user.story_endings, on_this_day=is_wanted)
    if is_wanted:
        messages.success(request, _("Today brings back earlier years again."))
    else:
        again = reverse("story:on_this_day")
        messages.success(request, _("Earlier years stay in your story, and off Today."), extra_tags=again)
    return redirect("web:home")
