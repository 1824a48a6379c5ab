"""Where the two stand: the start page, a sitting, beginning one's own part, going on in full, ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.attempts import access as attempt_access
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import duration
from our2souls.readiness.attempts.models import Attempt
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL
from our2souls.readiness.sittings import actions
from our2souls.readiness.sittings import status as sitting_status
from our2souls.readiness.sittings.forms import FORMS, BringForm, StartForm
from our2souls.ui.form.responses import render_form

SHOWN = 12


@require_safe
@never_cache
def readiness(request: SignedInRequest) -> HttpResponse:
    """What the test is, what waits, and what was before."""
    return start_page(request, StartForm(offered=instrument_catalog.available(), hints=_hints() | _lengths()))


def start_page(request: SignedInRequest, form: StartForm, status: int = 200) -> HttpResponse:
    """The page on which one starts, with a form as it was sent."""
    sittings = sitting_status.ours(request.viewer) if request.us.partner else []
    current = next((each for each in sittings if not each.over), None)
    context = {
        "form": form,
        "current": current,
        "earlier": [each for each in sittings if each is not current and (each.revealed or each.own_attempts)],
        "own": list(Attempt.objects.filter(sitting=None).order_by("-started_at")[:SHOWN]),
    }
    return render(request, "readiness/sittings/index.html", context, status=status)


def _hints() -> dict[str, str]:
    """What each form is like, with its minutes."""
    offered = instrument_catalog.available()
    if not offered:
        return {}
    several = len(offered) > 1  # then each says its own minutes
    about = {
        True: _("Wishes, guesses and statements in every area, and what matters to each of you."),
        False: _("One question of each area and your top five. You can go on with the full form later."),
    }
    return {
        each.form: about[each.form == FULL] if several else f"{about[each.form == FULL]} {_minutes(each)}"
        for each in duration.duration_of(offered[0])
    }


def _lengths() -> dict[str, str]:
    """How long each of several instruments takes, by its key and version."""
    offered, names = instrument_catalog.available(), dict(FORMS)
    if len(offered) == 1:
        return {}
    return {
        f"{each.key}:{each.version}": " ".join(
            f"{names[takes.form]}: {_minutes(takes)}" for takes in duration.duration_of(each)
        )
        for each in offered
    }


def _minutes(takes: duration.Duration) -> str:
    if takes.measured:
        return ngettext(
            "Half of the people here took up to %(n)s minute.",
            "Half of the people here took up to %(n)s minutes.",
            takes.minutes,
        ) % {"n": takes.minutes}
    return ngettext("About %(n)s minute.", "About %(n)s minutes.", takes.minutes) % {"n": takes.minutes}


@require_POST
def start(request: SignedInRequest) -> HttpResponse:
    """Start a sitting for both; where one is going on, there."""
    if request.us.partner is None:
        raise Http404
    form = StartForm(request.POST, offered=instrument_catalog.available(), hints=_hints() | _lengths())
    if not form.is_valid():
        return start_page(request, form, 422)
    made = actions.start(form.instrument, form.cleaned_data["form"])
    if made.started_by_id != request.viewer.person_id and not made.added:
        messages.info(request, _("%(name)s has started one already. Here it is.") % {"name": request.us.their_name})
    elif made.forms[-1] != form.cleaned_data["form"]:
        messages.info(request, _("Another part of the test is under way. Here it is."))
    return redirect("readiness:sitting", made.pk)


def _status(request: SignedInRequest, sitting_id: UUID) -> sitting_status.SittingStatus:
    return sitting_status.status_of(request.viewer, [attempt_access.sitting_for(request.viewer, sitting_id)])[0]


@require_safe
@never_cache
def sitting(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """A sitting: one's own part, and of the partner's whether it is begun or finished."""
    status = _status(request, sitting_id)
    template = "readiness/sittings/ended.html" if status.sitting.ended_at else "readiness/sittings/sitting.html"
    return render(request, template, {"status": status, "sitting": status.sitting, "stage": status.stage})


@require_http_methods(["GET", "POST"])
@never_cache
def begin(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """Before the first question: how it goes, and whether earlier answers of one's own come along."""
    sitting = attempt_access.running_sitting_for(request.viewer, sitting_id)
    stage = sitting_status.status_of(request.viewer, [sitting])[0].stage
    if stage.mine is not None:
        return redirect("readiness:go_on", stage.mine.pk)
    own = list(attempt_actions.reusable(sitting.digest)[:SHOWN])
    form = BringForm(request.POST if request.method == "POST" else None, own=own)
    if request.method == "POST" and form.is_valid():
        attempt = attempt_actions.start(sitting, stage.form, form.source)
        return redirect(first_page_of(attempt, form.source))
    context = {"sitting": sitting, "form": form, "has_own": bool(own), "stage": stage}
    return render_form(request, "readiness/attempts/begin.html", context)


def first_page_of(attempt: Attempt, source: Attempt | None = None) -> str:
    """The address for one who has just begun: what else is part of one's life, where the form asks that, or the questions.

    `source` is what was brought along: its answers to modules wait until they are named.
    """
    if attempt.form != FULL or not instrument_catalog.instrument_of(attempt).modules:
        return reverse("readiness:go_on", args=[attempt.pk])
    path = reverse("readiness:modules", args=[attempt.pk])
    return f"{path}?bring={source.pk}" if source else path


@require_http_methods(["GET", "POST"])
def continue_in_full(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """Go on from the short form to the full one, for both."""
    sitting = attempt_access.running_sitting_for(request.viewer, sitting_id)
    if request.method == "POST":
        try:
            actions.continue_in_full(sitting)
        except actions.SittingInProgress:
            messages.error(request, _("Another one is going on. Finish that one first, or end it."))
        return redirect("readiness:sitting", sitting.pk)
    return render(request, "readiness/attempts/continue.html", {"sitting": sitting})


@require_http_methods(["GET", "POST"])
def abandon(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """What ending it means, and the act."""
    sitting = attempt_access.running_sitting_for(request.viewer, sitting_id)
    if request.method == "POST":
        actions.abandon(sitting)
        return redirect("readiness:sitting", sitting.pk)
    return render(request, "readiness/sittings/abandon.html", {"sitting": sitting})
