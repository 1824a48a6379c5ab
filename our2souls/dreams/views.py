"""Pages of one's own dreams, and of the partner's shared ones."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.dreams import access, actions, choices, forms, history, support, text_fields
from our2souls.dreams.models import Dream
from our2souls.dreams.ports import ports
from our2souls.lib.clock import today
from our2souls.lib.request_data import posted, uuid_of
from our2souls.people import needs
from our2souls.people.couple_context import SignedInRequest
from our2souls.privacy.audiences import sharing
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def dream_new(request: SignedInRequest) -> HttpResponse:
    """The fuller form."""
    first_words = _line_of(request)
    form = forms.DreamForm(posted(request), partner=request.us.partner, initial={"line": first_words})
    if request.method == "POST" and form.is_valid():
        dream = actions.create(form.dream_data, share=form.shares)
        if form.shares:
            _message_shared(request, dream)
        else:
            messages.success(request, _("Saved. Only you see it."))
        return redirect("dreams:dream", dream.pk)
    return render_form(request, "dreams/dream_form.html", {"form": form})


def _line_of(request: SignedInRequest) -> str:
    """The words of the line on the fridge that a dream begins from, if it does; nothing remembers that it did."""
    asked = uuid_of(request.GET.get("fridge"))
    return ports.first_words(request.viewer, asked) if asked else ""


@require_http_methods(["GET", "POST"])
def dream_edit(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Change a dream's words; when another device changed them meanwhile, both versions are shown."""
    dream = access.own_dream_for(request.viewer, dream_id)
    form = forms.DreamForm(posted(request), dream=dream, partner=request.us.partner)
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        with edit:
            actions.update(dream, form.dream_data, version=form.cleaned_data["version"] or 0)
            messages.success(request, _("Your words are kept."))
            return redirect("dreams:dream", dream.pk)
    newer = {name: edit.theirs[name] for name in text_fields.NAMES if edit.theirs}
    theirs = [needs.label_of(text) if name == "need" else text for name, text in newer.items()]
    return render_form(request, "dreams/dream_form.html", {"form": form, "dream": dream, "theirs": theirs})


@require_safe
def dream(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """One dream: its owner's page, or as the partner reads it while it is shared."""
    found = access.dream_for(request.viewer, dream_id)
    is_mine = found.owner_id == request.viewer.person_id
    support_row, answer = access.support_for(found, request.viewer) if request.viewer.partner_id else (None, None)
    keys = dict(choices.SUPPORT)
    return render(
        request,
        "dreams/dream.html",
        {
            "dream": found,
            "is_mine": is_mine,
            "owner": request.us.face(found.owner_id),
            "shared_at": sharing.shared_at(found) if is_mine else getattr(found, "shared_at", None),
            "support": [keys.get(each, each) for each in found.support or ()],
            "support_row": support_row,
            "answer": answer,
            "offer_form": forms.OfferForm(),
            "woven": ports.outcomes(found.pk, found.owner_id) if is_mine and request.viewer.couple_id else [],
        },
    )


@require_http_methods(["GET", "POST"])
def dream_obstacle(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """The wish pictured, then what in oneself might get in the way, and what one does then."""
    found = access.own_dream_for(request.viewer, dream_id)
    initial = {name: getattr(found, name) for name in (*text_fields.OBSTACLE, "version")}
    form = forms.ObstacleForm(posted(request), initial=initial)
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        with edit:
            actions.set_obstacle(found, **form.cleaned_data)
            messages.success(request, _("Your words are kept."))
            return redirect("dreams:dream", found.pk)
    context = {"form": form, "dream": found, "theirs": edit.theirs.values()}
    return render_form(request, "dreams/dream_obstacle.html", context)


@require_safe
def dream_history(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """What happened to it, for its owner alone."""
    found = access.own_dream_for(request.viewer, dream_id)
    turns, following = history.page(found, request.GET.get("before", ""))
    return render(request, "dreams/dream_history.html", {"dream": found, "turns": turns, "following": following})


@require_POST
def dream_share(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Let the partner read it."""
    found = access.own_dream_for(request.viewer, dream_id)
    if request.us.partner:
        actions.share(found)
        _message_shared(request, found)
    return redirect("dreams:dream", found.pk)


def _message_shared(request: SignedInRequest, dream: Dream) -> None:
    """Say what sharing did, with the way back in the same place."""
    message = _("%(name)s can see it now.") % {"name": request.us.their_name}
    messages.success(request, message, extra_tags=reverse("dreams:dream_unshare", args=[dream.pk]))


@require_POST
def dream_unshare(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Close it to the partner."""
    found = access.own_dream_for(request.viewer, dream_id)
    actions.unshare(found)
    messages.success(request, _("Taken back. Only you see it."))
    return redirect("dreams:dream", found.pk)


ENDINGS = {"rest": forms.RestForm, "came-true": forms.CameTrueForm, "let-go": forms.LetGoForm}
ENDING_ACTS: dict[str, Callable[..., Any]] = {
    "rest": actions.rest,
    "came-true": actions.came_true,
    "let-go": actions.let_go,
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
def dream_reopen(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Take it up again."""
    found = access.own_dream_for(request.viewer, dream_id)
    actions.reopen(found)
    return redirect("dreams:dream", found.pk)


@require_http_methods(["GET", "POST"])
def dream_support(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Stand behind the partner's dream, with words and, if wanted, an offer."""
    found = access.partners_dream_for(request.viewer, dream_id)
    before, _answer = access.support_for(found, request.viewer)
    initial = {"words": before.words, "offer": before.offer} if before else None
    form = forms.SupportForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        support.support(found, **form.cleaned_data)
        messages.success(request, _("%(name)s can see it now.") % {"name": request.us.their_name})
        return redirect("dreams:dream", found.pk)
    return render_form(request, "dreams/dream_support.html", {"form": form, "dream": found, "support_row": before})


@require_POST
def dream_support_withdraw(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """Take one's words and offer back."""
    found = access.partners_dream_for(request.viewer, dream_id)
    before, _answer = access.support_for(found, request.viewer)
    if before:
        support.withdraw(before)
        messages.success(request, _("Taken back."))
    return redirect("dreams:dream", found.pk)


@require_POST
def dream_offer_reply(request: SignedInRequest, dream_id: UUID) -> HttpResponse:
    """The owner's answer to an offer."""
    found = access.own_dream_for(request.viewer, dream_id)
    support_row, answer = access.support_for(found, request.viewer)
    form = forms.OfferForm(request.POST)
    if support_row and support_row.offer and not form.is_valid():
        context = {
            "dream": found,
            "is_mine": True,
            "owner": request.us.me,
            "support_row": support_row,
            "answer": answer,
        }
        context |= {"offer_form": form, "shared_at": sharing.shared_at(found), "changing": True}
        return render(request, "dreams/dream.html", context, status=422)
    if support_row and support_row.offer:
        support.reply_to_offer(support_row, **form.cleaned_data)
    return redirect("dreams:dream", found.pk)
