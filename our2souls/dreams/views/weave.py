"""Weaving two dreams (or one, or none) into something for both, writing one's why, and choosing."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.dreams import access, beginnings, choosing, forms, fridge, weaving
from our2souls.dreams.models import Dream
from our2souls.lib.http import an_id, posted
from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form


@require_http_methods(["GET", "POST"])
def weave(request: SignedInRequest) -> HttpResponse:
    """Make an intention; `mine` and `theirs` name the dreams that go into it."""
    if request.us.partner is None:
        return render(request, "dreams/weave_alone.html")
    asked = request.POST if request.method == "POST" else request.GET
    mine_id, theirs_id, line_id = (an_id(asked.get(name)) for name in ("mine", "theirs", "fridge"))
    mine = access.own_dream_for(request.viewer, mine_id) if mine_id else None
    theirs = access.partners_dream_for(request.viewer, theirs_id) if theirs_id else None
    line = access.fridge_line_for(request.viewer, line_id) if line_id else None
    beginning = beginnings.named(asked.get("begin", ""))
    said_before = {"name": beginning.name, "horizon": beginning.horizon} if beginning else {}
    first = {
        "bring": ["line"],
        "horizon": mine.horizon if mine else "",
        "name": line.text if line else "",
    } | said_before
    form = forms.WeaveForm(posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        intention = weaving.weave(
            name=said["name"], mine=mine, theirs=theirs, bring=said["bring"], horizon=said["horizon"]
        )
        if line:
            fridge.became(line, intention)
        if said["why"]:
            weaving.write_why(intention, why=said["why"], need=said["need"])
        if "choose" in request.POST:
            choosing.choose(intention)
        if beginning:
            return redirect("dreams:intention_begin", intention.pk, beginning.key)
        return redirect("dreams:intention", intention.pk)
    return render_form(
        request,
        "dreams/weave.html",
        {
            "beginning": beginning,
            "form": form,
            "mine": mine,
            "theirs": theirs,
            "line": line,
            "my_dreams": _alive(access.own_dreams(request.viewer)),
            "their_dreams": _alive(access.partners_dreams(request.viewer)),
        },
    )


def _alive(rows: QuerySet[Dream]) -> list[Dream]:
    return list(rows.filter(rested_at=None, came_true_on=None, let_go_at=None)[:40])


@require_POST
def intention_choose(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """One's yes."""
    intention = access.intention_for(request.viewer, intention_id)
    held = choosing.choose(intention)
    if held.active_since:
        messages.success(request, _("You have both chosen it."))
    return redirect("dreams:intention", intention.pk)


@require_POST
def intention_unchoose(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Take one's yes back, until both have chosen."""
    intention = access.intention_for(request.viewer, intention_id)
    choosing.take_yes_back(intention)
    return redirect("dreams:intention", intention.pk)


@require_http_methods(["GET", "POST"])
def intention_why(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Write or change one's own why and need."""
    intention = access.intention_for(request.viewer, intention_id)
    reason = access.reason_on(intention, request.viewer)
    said = {"why": reason.why, "need": reason.need} if reason else None
    form = forms.WhyForm(posted(request), initial=said)
    if request.method == "POST" and form.is_valid():
        weaving.write_why(intention, **form.cleaned_data, reveal="reveal" in request.POST)
        return redirect("dreams:intention", intention.pk)
    return render_form(request, "dreams/intention_why.html", {"form": form, "intention": intention, "reason": reason})


@require_http_methods(["GET", "POST"])
def intention_bring(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Choose which words of one's own dream come along."""
    intention = access.intention_for(request.viewer, intention_id)
    strand = access.strand_for(request.viewer, intention)
    if strand is None:
        raise Http404
    dream = access.own_dream_for(request.viewer, strand.dream)
    brought = [name for name in weaving.BRINGABLE if getattr(strand, name)] if strand.brought_at else ["line"]
    form = forms.BringForm(posted(request), initial={"bring": brought})
    if request.method == "POST" and form.is_valid():
        weaving.bring_words(strand, dream, form.cleaned_data["bring"])
        return redirect("dreams:intention", intention.pk)
    return render_form(request, "dreams/intention_bring.html", {"form": form, "intention": intention, "dream": dream})
