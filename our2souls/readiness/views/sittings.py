"""Where the two stand: the start page, a sitting, beginning one's own part, going on in full, ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form
from our2souls.readiness import access, answering, library, timing
from our2souls.readiness import sitting as acts
from our2souls.readiness.forms import FORMS, BringForm, StartForm
from our2souls.readiness.instrument import FULL
from our2souls.readiness.models import Taking
from our2souls.readiness.sitting import Known

SHOWN = 12


@require_safe
@never_cache
def readiness(request: SignedInRequest) -> HttpResponse:
    """What the test is, what waits, and what was before."""
    return _start_page(request, StartForm(offered=library.offered(), hints=_hints() | _lengths()))


def _start_page(request: SignedInRequest, form: StartForm, status: int = 200) -> HttpResponse:
    sittings = acts.ours(request.viewer) if request.us.partner else []
    current = next((each for each in sittings if not each.over), None)
    context = {
        "form": form,
        "current": current,
        "earlier": [each for each in sittings if each is not current and (each.revealed or each.mine_kept)],
        "own": list(Taking.objects.filter(sitting=None).order_by("-begun_at")[:SHOWN]),
    }
    return render(request, "readiness/index.html", context, status=status)


def _hints() -> dict[str, str]:
    """What each form is like, with its minutes."""
    offered = library.offered()
    if not offered:
        return {}
    several = len(offered) > 1  # then each says its own minutes
    about = {
        True: _("Wishes, guesses and statements in every area, and what matters to each of you."),
        False: _("One question of each area and your top five. You can go on with the full form later."),
    }
    return {
        each.form: about[each.form == FULL] if several else f"{about[each.form == FULL]} {_minutes(each)}"
        for each in timing.takes(offered[0])
    }


def _lengths() -> dict[str, str]:
    """How long each of several instruments takes, by its key and version."""
    offered, names = library.offered(), dict(FORMS)
    if len(offered) == 1:
        return {}
    return {
        f"{each.key}:{each.version}": " ".join(
            f"{names[takes.form]}: {_minutes(takes)}" for takes in timing.takes(each)
        )
        for each in offered
    }


def _minutes(takes: timing.Takes) -> str:
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
    form = StartForm(request.POST, offered=library.offered(), hints=_hints() | _lengths())
    if not form.is_valid():
        return _start_page(request, form, 422)
    made = acts.start(form.instrument, form.cleaned_data["form"])
    if made.started_by_id != request.viewer.person_id:
        messages.info(request, _("%(name)s has started one already. Here it is.") % {"name": request.us.their_name})
    return redirect("readiness:sitting", made.pk)


def _known(request: SignedInRequest, sitting_id: UUID) -> Known:
    return acts.known(request.viewer, [access.sitting_for(request.viewer, sitting_id)])[0]


@require_safe
@never_cache
def sitting(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """A sitting: one's own part, and of the partner's whether it is begun or finished."""
    known = _known(request, sitting_id)
    template = "readiness/sitting_ended.html" if known.sitting.ended_at else "readiness/sitting.html"
    return render(request, template, {"known": known, "sitting": known.sitting, "stage": known.stage})


@require_http_methods(["GET", "POST"])
@never_cache
def begin(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """Before the first question: how it goes, and whether earlier answers of one's own come along."""
    held = access.running_sitting_for(request.viewer, sitting_id)
    stage = acts.known(request.viewer, [held])[0].stage
    if stage.mine is not None:
        return redirect("readiness:go_on", stage.mine.pk)
    own = list(answering.own(held.digest)[:SHOWN])
    form = BringForm(request.POST if request.method == "POST" else None, own=own)
    if request.method == "POST" and form.is_valid():
        taking = answering.begin(held, stage.form, form.source)
        return redirect("readiness:go_on", taking.pk)
    context = {"sitting": held, "form": form, "has_own": bool(own), "stage": stage}
    return render_form(request, "readiness/begin.html", context)


@require_http_methods(["GET", "POST"])
def continue_in_full(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """Go on from the short form to the full one, for both."""
    held = access.running_sitting_for(request.viewer, sitting_id)
    if request.method == "POST":
        try:
            acts.continue_in_full(held)
        except acts.Busy:
            messages.error(request, _("Another one is going on. Finish that one first, or end it."))
        return redirect("readiness:sitting", held.pk)
    return render(request, "readiness/continue.html", {"sitting": held})


@require_http_methods(["GET", "POST"])
def abandon(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """What ending it means, and the act."""
    held = access.running_sitting_for(request.viewer, sitting_id)
    if request.method == "POST":
        acts.abandon(held)
        return redirect("readiness:sitting", held.pk)
    return render(request, "readiness/abandon.html", {"sitting": held})
