"""One's own part around the questions: all answers at once, finishing, what comes then, and the reflection."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.people.requests import SignedInRequest
from our2souls.readiness import access, aiding, answering, library, reflection, wording
from our2souls.readiness import sitting as acts
from our2souls.readiness.answering import Way
from our2souls.readiness.forms import StartForm
from our2souls.readiness.models import Taking
from our2souls.readiness.wording import Told


@require_POST
def alone(request: SignedInRequest) -> HttpResponse:
    """Take it for oneself; answers of an own reflection come along where its page says so."""
    form = StartForm(request.POST, offered=library.offered())
    if not form.is_valid():
        raise Http404
    source = _source(request)
    taking = answering.begin_alone(form.instrument, form.cleaned_data["form"], source)
    return redirect("readiness:go_on", taking.pk)


def _source(request: SignedInRequest) -> Taking | None:
    try:
        wanted = UUID(request.POST.get("bring", ""))
    except ValueError:
        return None
    return access.reflection_for(request.viewer, wanted)


@require_safe
@never_cache
def go_on(request: SignedInRequest, taking_id: UUID) -> HttpResponse:
    """To the first question without an answer; to all of them when there is none."""
    taking = access.own_taking_for(request.viewer, taking_id)
    if taking.finished_at is not None:
        return redirect("readiness:finished", taking.pk)
    number = answering.way(taking).resume
    return redirect("readiness:question", taking.pk, number) if number else redirect("readiness:overview", taking.pk)


@require_safe
@never_cache
def overview(request: SignedInRequest, taking_id: UUID) -> HttpResponse:
    """All one's own answers by part, each a way to its question; once finished only to read."""
    taking = access.own_taking_for(request.viewer, taking_id)
    way = answering.way(taking)
    return render(
        request,
        "readiness/overview.html",
        {
            "taking": taking,
            "way": way,
            "parts": _by_part(way, "" if way.alone else request.us.their_name),
            "aids": aiding.aids_of(way) if taking.finished_at else [],
        },
    )


def _by_part(way: Way, name: str) -> list[tuple[str, list[Told]]]:
    listed = [
        (item.part, wording.told(item, way.answers.get(item.key), way.instrument, name=name, number=number))
        for number, item in enumerate(way.items, 1)
    ]
    parts = [(part, [told for key, told in listed if key == part.key]) for part in way.instrument.parts]
    return [(wording.here(part.title), rows) for part, rows in parts if rows]


@require_http_methods(["GET", "POST"])
@never_cache
def end(request: SignedInRequest, taking_id: UUID) -> HttpResponse:
    """Finish one's own part; what has no answer can stay open."""
    taking = access.own_taking_for(request.viewer, taking_id)
    if taking.finished_at is not None:
        return redirect("readiness:finished", taking.pk)
    if request.method == "POST":
        answering.finish(taking)
        return redirect("readiness:finished", taking.pk)
    return render(request, "readiness/end.html", {"taking": taking, "way": answering.way(taking)})


@require_safe
@never_cache
def finished(request: SignedInRequest, taking_id: UUID) -> HttpResponse:
    """The same page for everybody: help for who is afraid, what comes next, and looking together."""
    taking = access.own_taking_for(request.viewer, taking_id)
    if taking.finished_at is None:
        return redirect("readiness:go_on", taking.pk)
    if answering.is_alone(taking):
        return render(request, "readiness/finished_alone.html", {"taking": taking})
    assert taking.sitting is not None, "what belongs to no sitting is alone"
    known = acts.known(request.viewer, [taking.sitting])[0]
    stage = next(stage for stage in known.stages if stage.form == taking.form)
    return render(request, "readiness/finished.html", {"taking": taking, "known": known, "stage": stage})


@require_safe
@never_cache
def reflection_of(request: SignedInRequest, taking_id: UUID) -> HttpResponse:
    """One's own answers by area, in words, when they concern nobody else."""
    taking = access.reflection_for(request.viewer, taking_id)
    read = reflection.of(taking)
    context = {"reflection": read, "taking": taking, "aids": aiding.aids_of(read.way) if taking.finished_at else []}
    return render(request, "readiness/reflection.html", context)


@require_http_methods(["GET", "POST"])
def forget(request: SignedInRequest, taking_id: UUID) -> HttpResponse:
    """Erase a reflection of one's own."""
    taking = access.reflection_for(request.viewer, taking_id)
    if request.method == "POST":
        answering.forget(taking)
        messages.success(request, _("Erased, for good."))
        return redirect("readiness:readiness")
    return render(request, "readiness/forget.html", {"taking": taking})
