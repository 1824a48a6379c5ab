"""The page of an intention, its words, its ends and its history."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.dreams import (
    access,
    forms,
    glances,
    history_words,
    looks,
    meeting,
    promised,
    revisiting,
    setting_out,
    shaping,
    tallies,
    weaving,
    words,
)
from our2souls.dreams.history import Overtaken
from our2souls.dreams.views import picture
from our2souls.lib.clock import today
from our2souls.lib.http import posted
from our2souls.people.requests import SignedInRequest
from our2souls.people.us import Us
from our2souls.privacy.responses import render_form

SHOWN_REVISITS = 4


@require_safe
def intention(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """What both see of an intention; while it is being woven, the page on which each chooses."""
    viewer, us = request.viewer, request.us
    found = access.intention_page_for(viewer, intention_id)
    whys = {why.person_id: why for why in found.whys.all()}
    reason = None if us.me.id in whys else access.reason_on(found, viewer)
    chosen = {choice.person_id: choice for choice in found.choices.all()}
    context = {
        "intention": found,
        "whys": [(face, whys.get(face.id)) for face in us.faces],
        "both_whys": len(whys) == len(us.faces),
        "reason": reason,
        "i_wrote": reason is not None or us.me.id in whys,
        "partner_wrote": us.partner is not None
        and (us.partner.id in whys or weaving.has_written(found, us.partner.id)),
        "chosen": [(face, chosen.get(face.id)) for face in us.faces],
        "i_chose": us.me.id in chosen,
        "chosen_again": max((c.chosen_at for c in chosen.values()), default=None),
        "is_due": found.next_look_on is not None and found.next_look_on <= today(us.zone),
        "met": meeting.so_far(found),
    }
    if found.active_since is None:
        context["steps"] = found.milestones.all()
        context["strands"] = [(us.face(strand.person_id), strand) for strand in found.strands.all()]
        return render(request, "dreams/intention_woven.html", context)
    steps = list(found.milestones.all())
    revisits = looks.latest(found, us, SHOWN_REVISITS)
    tally = tallies.tally(found.measure) if hasattr(found, "measure") else None
    context |= {
        "steps": [(step, us.face(step.keeper_id), us.face(step.done_by_id)) for step in steps],
        "next_step": next((step.pk for step in steps if step.done_at is None), None),
        "glance": glances.of_page(found, steps, tally.total if tally else None),
        "releases": _who_releases(found, us),
        "revisits": revisits,
        "both_say_no": found.waiting_since is not None and _both_say_no(revisits),
        "questions": setting_out.questions_of(found),
        **picture.beside(found),
        **promised.of_page(found, us, today(us.zone)),
    }
    if tally:
        context |= picture.picture(found.measure, tally, us, names_off=found.names_off)  # type: ignore[attr-defined]
    return render(request, "dreams/intention.html", context)


def _who_releases(found: Any, us: Us) -> set[UUID]:
    said = {us.me.id: found.i_release} | ({us.partner.id: found.they_release} if us.partner else {})
    return {person_id for person_id, releases in said.items() if releases}


def _both_say_no(revisits: list[looks.Looked]) -> bool:
    """Whether at the last look both said no longer."""
    return bool(revisits) and all(answer.want == "no" for _face, answer in revisits[0].answers)


@require_http_methods(["GET", "POST"])
def intention_edit(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Name, horizon and rhythm; when the other changed them meanwhile, both versions are shown."""
    found = access.intention_for(request.viewer, intention_id)
    said = {name: getattr(found, name) for name in ("name", "horizon", "rhythm", "version")}
    form = forms.ShapeForm(posted(request), initial=said)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            shaping.reshape(found, **form.cleaned_data)
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            forms.again(form, overtaken.version)
        else:
            messages.success(request, _("Your words are kept."))
            return redirect("dreams:intention", found.pk)
    return render_form(request, "dreams/intention_edit.html", {"form": form, "intention": found, "theirs": theirs})


@require_safe
def intention_history(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Who changed what, when: all of it, newest first, in pages."""
    found = access.intention_for(request.viewer, intention_id)
    page = history_words.page(found, request.GET.get("before", ""), request.us)
    return render(request, "dreams/intention_history.html", {"intention": found, "page": page})


@require_http_methods(["GET", "POST"])
def revisit(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """The open look at an intention: answer apart, keep a draft, change the answer until both have answered."""
    found = access.intention_for(request.viewer, intention_id)
    if found.state not in {"active", "waiting"}:
        return redirect("dreams:intention", found.pk)
    look_at = revisiting.current(found) if request.method == "POST" else revisiting.unopened(found)
    mine = revisiting.my_look(look_at) if look_at else None
    if look_at and mine and mine.answered_at and request.method == "GET" and "change" not in request.GET:
        return redirect("dreams:revisited", found.pk, look_at.pk)
    said = {name: getattr(mine, name) for name in revisiting.WORDS} if mine else {}
    form = forms.RevisitForm(posted(request), initial=said)
    if look_at and "later" in request.POST:
        raw = request.POST
        kept = {name: raw.get(name, "")[: forms.fields.LONG] for name in revisiting.WORDS}
        revisiting.keep(look_at, revisiting.Said(**kept))
        messages.success(request, _("What you wrote is kept, for you alone."))
        return redirect("dreams:intention", found.pk)
    if look_at and request.method == "POST" and form.is_valid():
        said_now = form.cleaned_data | {"by": form.cleaned_data["by"].isoformat() if form.cleaned_data["by"] else ""}
        revisiting.answer(look_at, revisiting.Said(**said_now))
        return redirect("dreams:revisited", found.pk, look_at.pk)
    us = request.us
    page = access.intention_page_for(request.viewer, found.pk)
    whys = {why.person_id: why for why in page.whys.all()}
    partner_id = us.partner.id if us.partner else None
    context = {
        "form": form,
        "intention": page,
        "whys": [(face, whys[face.id]) for face in us.faces if face.id in whys],
        "partner_answered": look_at is not None and revisiting.has_answered(look_at, partner_id),
        "glance": glances.one(found.pk),
        "since": revisiting.last_opened(found),
    }
    return render_form(request, "dreams/revisit.html", context)


@require_safe
def revisited(request: SignedInRequest, intention_id: UUID, revisit_id: UUID) -> HttpResponse:
    """What was said at a look: both answers once both are there, until then one's own."""
    look_at = access.revisit_for(request.viewer, intention_id, revisit_id)
    mine = revisiting.my_look(look_at)
    if look_at.opened_at is None and (mine is None or mine.answered_at is None):
        return redirect("dreams:revisit", intention_id)
    wants = {key: text for key, text, _hint in words.WANTS}
    answers = [(request.us.face(each.person_id), each, wants.get(each.want, "")) for each in look_at.answers.all()]
    context = {"revisit": look_at, "intention": look_at.intention, "answers": answers, "mine": mine}
    own = next((each for each in look_at.answers.all() if each.person_id == request.us.me.id), None)
    context["own"] = own if own and own.next_step and look_at.intention.state not in {"reached", "released"} else None
    context["my_want"] = wants.get(mine.want, "") if mine else ""
    return render(request, "dreams/revisited.html", context)
