"""The couple's time line, and what each chooses of it for themself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from our2souls.lib.clock import today
from our2souls.people.couple_context import SignedInRequest
from our2souls.people.profile import actions as profile_actions
from our2souls.story.timeline import queries
from our2souls.story.timeline.forms import ChoicesForm, FilterForm, filter_of
from our2souls.story.timeline.moments import Teller
from our2souls.story.timeline.queries import StoryFilter


def teller_of(request: SignedInRequest) -> Teller:
    """Who reads the story; Http404 for somebody who is in no couple."""
    if request.us.partner is None:
        raise Http404
    return Teller(request.us, request.user.story_endings)


@require_safe
def story(request: SignedInRequest) -> HttpResponse:
    """What happened, newest first; of a year, of a kind."""
    teller, asked = teller_of(request), filter_of(request.GET)
    years = queries.years(teller)
    page = queries.page(teller, asked, request.GET.get("before", ""))
    context = {
        "moments": page.moments,
        "older": _query(asked, page.older) if page.older else "",
        "asked": asked,
        "years": years,
        "is_filtered": asked.year is not None or bool(asked.subject),
        "form": FilterForm(request.GET, years=years, endings=teller.endings),
        "choices": ChoicesForm(
            initial={"endings": teller.endings, "on_this_day": request.user.on_this_day}, auto_id="mine_%s"
        ),
        "this_year": today(request.us.zone).year,
    }
    return render(request, "story/timeline/story.html", context)


def _query(asked: StoryFilter, before: str) -> str:
    """The address of the page after, with what was asked for."""
    return urlencode({"year": asked.year or "", "kind": asked.subject, "before": before})


@require_POST
def story_choices(request: SignedInRequest) -> HttpResponse:
    """What of the story one wants to see; the partner is told nothing of it."""
    teller_of(request)
    form = ChoicesForm(request.POST)
    form.is_valid()  # two ticks can't be filled in wrongly
    profile_actions.choose_of_story(
        request.user, endings=form.cleaned_data["endings"], on_this_day=form.cleaned_data["on_this_day"]
    )
    messages.success(request, _("Saved."))
    return redirect("story:story")
