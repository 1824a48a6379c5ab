"""Pages of one's own dreams, and of the partner's shared ones."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.dreams import access, dream_history, dreaming, forms, glances, rooting, weaving, words
from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import Dream
from our2souls.lib.clock import today
from our2souls.lib.http import an_id, posted
from our2souls.people import needs
from our2souls.people.requests import SignedInRequest
from our2souls.privacy import audience
from our2souls.privacy.responses import render_form

SET_ASIDE = 60


@require_http_methods(["GET", "POST"])
def dreams(request: SignedInRequest) -> HttpResponse:
    """All dreams: capture, what both chose, one's own, the partner's shared ones, what was set aside."""
    form = forms.Capture(posted(request))
    if request.method == "POST" and form.is_valid():
        dreaming.dream(dreaming.Telling(line=form.cleaned_data["line"]))
        messages.success(request, _("Kept. Only you see it."))
        return redirect("dreams:dreams")
    viewer = request.viewer
    mine = list(access.own_dreams(viewer)[: 4 * SET_ASIDE])
    levels = audience.levels([dream.pk for dream in mine])
    areas = {dream.area for dream in mine if dream.is_alive and dream.area}
    area = request.GET.get("area", "") if request.GET.get("area") in areas else ""
    alive = [(dream, levels.get(dream.pk)) for dream in mine if dream.is_alive and (not area or dream.area == area)]
    theirs = list(access.partners_dreams(viewer)[:SET_ASIDE]) if viewer.partner_id else []
    ended = glances.ended() if viewer.couple_id else []
    together = glances.alive() if viewer.couple_id else []
    return render_form(
        request,
        "dreams/dreams.html",
        {
            "form": form,
            "chosen": [g for g in together if g.intention.active_since],
            "woven": [g for g in together if g.intention.active_since is None],
            "alive": alive,
            "areas": [(key, name) for key, name in words.AREAS if key in areas] if len(areas) > 1 else [],
            "area": area,
            "theirs": [dream for dream in theirs if dream.is_alive],
            "rooted": access.rooted_by_me(viewer, [dream.pk for dream in theirs]),
            "resting": [dream for dream in mine if dream.rested_at],
            "came_true": [dream for dream in mine if dream.came_true_on],
            "let_go": [dream for dream in mine if dream.let_go_at],
            "resting_together": [g for g in ended if g.intention.state == "resting"],
            "reached": [g for g in ended if g.intention.state == "reached"],
            "released": [g for g in ended if g.intention.state == "released"],
        },
    )


@require_http_methods(["GET", "POST"])
def dream_new(request: SignedInRequest) -> HttpResponse:
    """The fuller form."""
    begun = _line_of(request)
    form = forms.DreamForm(posted(request), partner=request.us.partner, initial={"line": begun})
    if request.method == "POST" and form.is_valid():
        kept = dreaming.dream(form.telling, share=form.shares)
        if form.shares:
            _tell_shared(request, kept)
        else:
            messages.success(request, _("Kept. Only you see it."))
        return redirect("dreams:dream", kept.pk)
    return render_form(request, "dreams/dream_form.html", {"form": form})


def _line_of(request: SignedInRequest) -> str:
    """The words of the line on the fridge that a dream begins from, if it does; nothing remembers that it did."""
    asked = an_id(request.GET.get("fridge"))
    return access.fridge_line_for(request.viewer, asked).text if asked else ""


@require_http_methods(["GET", "POST"])
def dream_edit(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Change a dream's words; when another device changed them meanwhile, both versions are shown."""
    dream = access.own_dream_for(request.viewer, dream_id)
    form = forms.DreamForm(posted(request), dream=dream, partner=request.us.partner)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            dreaming.rewrite(dream, form.telling, version=form.cleaned_data["version"] or 0)
        except Overtaken as overtaken:
            theirs = overtaken.theirs | {"need": needs.shown(str(overtaken.theirs["need"]))}
            forms.again(form, overtaken.version)
        else:
            messages.success(request, _("Your words are kept."))
            return redirect("dreams:dream", dream.pk)
    return render_form(request, "dreams/dream_form.html", {"form": form, "dream": dream, "theirs": theirs})


@require_safe
def dream(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """One dream: its owner's page, or as the partner reads it while it is shared."""
    found = access.dream_for(request.viewer, dream_id)
    is_mine = found.owner_id == request.viewer.person_id
    root, answer = access.rooting_on(found, request.viewer) if request.viewer.partner_id else (None, None)
    keys = dict(words.SUPPORT)
    return render(
        request,
        "dreams/dream.html",
        {
            "dream": found,
            "is_mine": is_mine,
            "owner": request.us.face(found.owner_id),
            "shared_at": audience.opened_at(found) if is_mine else getattr(found, "shared_at", None),
            "support": [keys.get(each, each) for each in found.support or ()],
            "rooting": root,
            "answer": answer,
            "offer_form": forms.OfferForm(),
            "woven": dream_history.woven_into(found) if is_mine and request.viewer.couple_id else [],
        },
    )


@require_http_methods(["GET", "POST"])
def dream_step(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """The wish pictured, then what in oneself might get in the way, and what one does then."""
    found = access.own_dream_for(request.viewer, dream_id)
    said = {name: getattr(found, name) for name in ("obstacle", "if_step", "then_step", "version")}
    form, theirs = forms.StepForm(posted(request), initial=said), None
    if request.method == "POST" and form.is_valid():
        try:
            dreaming.take_a_step(found, **form.cleaned_data)
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            forms.again(form, overtaken.version)
        else:
            messages.success(request, _("Your words are kept."))
            return redirect("dreams:dream", found.pk)
    context = {"form": form, "dream": found, "theirs": theirs}
    return render_form(request, "dreams/dream_step.html", context)


@require_safe
def dream_turns(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """What happened to it, for its owner alone."""
    found = access.own_dream_for(request.viewer, dream_id)
    turns, following = dream_history.page(found, request.GET.get("before", ""))
    return render(request, "dreams/dream_turns.html", {"dream": found, "turns": turns, "following": following})


@require_POST
def dream_unweave(request: SignedInRequest, dream_id: UUID, intention_id: UUID) -> HttpResponse:
    """Take it out of an intention again, with the words it brought."""
    found = access.own_dream_for(request.viewer, dream_id)
    strand = access.strand_for(request.viewer, access.intention_for(request.viewer, intention_id))
    if strand is None or strand.dream != found.pk:
        raise Http404
    weaving.unweave(strand)
    messages.success(request, _("Taken out, with its words. The dream is as it was."))
    return redirect("dreams:dream", found.pk)


@require_POST
def dream_share(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Let the partner read it."""
    found = access.own_dream_for(request.viewer, dream_id)
    if request.us.partner:
        dreaming.share(found)
        _tell_shared(request, found)
    return redirect("dreams:dream", found.pk)


def _tell_shared(request: SignedInRequest, dream: Dream) -> None:
    """Say what sharing did, with the way back in the same place."""
    said = _("%(name)s can see it now.") % {"name": request.us.their_name}
    messages.success(request, said, extra_tags=reverse("dreams:dream_take_back", args=[dream.pk]))


@require_POST
def dream_take_back(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Close it to the partner."""
    found = access.own_dream_for(request.viewer, dream_id)
    dreaming.take_back(found)
    messages.success(request, _("Taken back. Only you see it."))
    return redirect("dreams:dream", found.pk)


ENDINGS = {"rest": forms.RestForm, "came-true": forms.CameTrueForm, "let-go": forms.LetGoForm}
ENDING_ACTS: dict[str, Callable[..., Any]] = {
    "rest": dreaming.rest,
    "came-true": dreaming.came_true,
    "let-go": dreaming.let_go,
}


@require_http_methods(["GET", "POST"])
def dream_ending(request: SignedInRequest, dream_id: UUID, ending: str) -> HttpResponse:
    """Let it rest, come true, or go, with a sentence."""
    found = access.own_dream_for(request.viewer, dream_id)
    initial = {"on": today(request.us.zone)} if ending == "came-true" else {}
    form = ENDINGS[ending](posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        ENDING_ACTS[ending](found, **form.cleaned_data)
        return redirect("dreams:dream", found.pk)
    return render_form(request, "dreams/dream_ending.html", {"form": form, "dream": found, "ending": ending})


@require_POST
def dream_wake(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Take it up again."""
    found = access.own_dream_for(request.viewer, dream_id)
    dreaming.wake(found)
    return redirect("dreams:dream", found.pk)


@require_http_methods(["GET", "POST"])
def dream_root(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Stand behind the partner's dream, with words and, if wanted, an offer."""
    found = access.partners_dream_for(request.viewer, dream_id)
    before, _answer = access.rooting_on(found, request.viewer)
    said = {"words": before.words, "offer": before.offer} if before else None
    form = forms.RootForm(posted(request), initial=said)
    if request.method == "POST" and form.is_valid():
        rooting.root(found, **form.cleaned_data)
        messages.success(request, _("%(name)s can see it now.") % {"name": request.us.their_name})
        return redirect("dreams:dream", found.pk)
    return render_form(request, "dreams/dream_root.html", {"form": form, "dream": found, "rooting": before})


@require_POST
def dream_unroot(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Take one's words and offer back."""
    found = access.partners_dream_for(request.viewer, dream_id)
    before, _answer = access.rooting_on(found, request.viewer)
    if before:
        rooting.unroot(before)
        messages.success(request, _("Taken back."))
    return redirect("dreams:dream", found.pk)


@require_POST
def dream_offer(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """The owner's answer to an offer."""
    found = access.own_dream_for(request.viewer, dream_id)
    root, answer = access.rooting_on(found, request.viewer)
    form = forms.OfferForm(request.POST)
    if root and root.offer and not form.is_valid():
        context = {"dream": found, "is_mine": True, "owner": request.us.me, "rooting": root, "answer": answer}
        context |= {"offer_form": form, "shared_at": audience.opened_at(found), "changing": True}
        return render(request, "dreams/dream.html", context, status=422)
    if root and root.offer:
        rooting.answer_offer(root, **form.cleaned_data)
    return redirect("dreams:dream", found.pk)
