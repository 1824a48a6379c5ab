"""Pages of commitments: one's own list, those of an intention, one of them, and what its maker says of an occasion."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.dreams import access, committing, forms, promise_words, promised
from our2souls.dreams.committing import Promise
from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import Commitment, Keeping
from our2souls.lib.clock import today
from our2souls.lib.http import posted
from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form

ENDED = {"reached", "released"}
SHOWN = 3
"""Later occasions that can be answered on the page too: the latest due and the one ahead."""


@require_safe
def commitments(request: SignedInRequest) -> HttpResponse:
    """What I said I’d do: all of mine, for every intention; open first, done below in pages."""
    page = promised.listing(request.us, today(request.us.zone), before=request.GET.get("before", ""))
    context = {"page": page, "earlier": "before" in request.GET}
    return render(request, "dreams/commitments.html", context)


@require_safe
def intention_commitments(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """What each said they’d do for one intention."""
    intention = access.intention_for(request.viewer, intention_id)
    before = request.GET.get("before", "")
    page = promised.listing(request.us, today(request.us.zone), intention=intention, before=before)
    context = {"page": page, "intention": intention, "earlier": "before" in request.GET}
    return render(request, "dreams/intention_commitments.html", context)


@require_http_methods(["GET", "POST"])
def commitment_new(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Promise something for an intention that goes on."""
    intention = access.intention_for(request.viewer, intention_id)
    if intention.state in ENDED or intention.active_since is None:
        return redirect("dreams:intention", intention.pk)
    form = forms.CommitmentForm(posted(request), today=today(request.us.zone))
    if request.method == "POST" and form.is_valid():
        committing.commit(intention, form.promise)
        messages.success(
            request, _("Promised. %(name)s can read it, and only you are reminded.") % {"name": request.us.their_name}
        )
        return redirect("dreams:intention", intention.pk)
    return render_form(request, "dreams/commitment_form.html", {"form": form, "intention": intention})


@require_http_methods(["GET", "POST"])
def commitment_edit(request: SignedInRequest, intention_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Change what one promised; when it was changed elsewhere meanwhile, both versions are shown."""
    held = access.own_commitment_for(request.viewer, intention_id, commitment_id)
    answered = committing.is_answered(held)
    form = forms.CommitmentForm(posted(request), today=today(request.us.zone), commitment=held, answered=answered)
    newer = None
    if request.method == "POST" and form.is_valid():
        try:
            committing.change(held, form.promise, version=form.cleaned_data["version"] or 0)
        except Overtaken as overtaken:
            newer = overtaken.theirs
            forms.again(form, overtaken.version)
        else:
            return redirect("dreams:commitment", intention_id, held.pk)
    context = {"form": form, "intention": held.intention, "commitment": held, "newer": newer, "answered": answered}
    return render_form(request, "dreams/commitment_form.html", context)


@require_safe
def commitment(request: SignedInRequest, intention_id: UUID, commitment_id: UUID) -> HttpResponse:
    """One commitment: what there is to say of it now, and what was said."""
    held = access.commitment_for(request.viewer, intention_id, commitment_id)
    return render(request, "dreams/commitment.html", _context(request, held))


def _context(request: SignedInRequest, held: Commitment, **sent: Any) -> dict[str, object]:
    us, day = request.us, today(request.us.zone)
    mine = held.person_id == us.me.id
    opened = committing.open_occasions(held, until=day) if mine else []
    due = [each for each in opened if each <= day]
    return {
        "intention": held.intention,
        "commitment": held,
        "promised": promised.one(held, us, day),
        "mine": mine,
        "sentence": promise_words.if_then(held),
        "rhythm": promise_words.rule_words(held.rule, held.first_on),
        "occasion": held.open_occasion,
        "passed": len(due) if len(due) > 1 else 0,
        "later": [each for each in opened if each != held.open_occasion][-SHOWN:],
        "told": promised.history(held, us, day),
        "move_form": forms.MoveForm(today=day, initial={"occasion": held.open_occasion}, auto_id="move_%s"),
        "let_go_form": forms.LetPromiseGoForm(initial={"occasion": held.open_occasion}, auto_id="let_%s"),
        **sent,
    }


@require_POST
def commitment_act(request: SignedInRequest, intention_id: UUID, commitment_id: UUID, act: str) -> HttpResponse:
    """Its maker says what became of it: kept, moved, let go; lets all go that passed; ends it, takes it up again."""
    held = access.own_commitment_for(request.viewer, intention_id, commitment_id)
    day = today(request.us.zone)
    said: Keeping | None = None
    match act:
        case "kept":
            form: Any = forms.OccasionForm(posted(request))
            said = committing.keep(held, form.cleaned_data["occasion"]) if form.is_valid() else None
        case "moved":
            form = forms.MoveForm(posted(request), today=day, auto_id="move_%s")
            if not form.is_valid():
                return render(request, "dreams/commitment.html", _context(request, held, move_form=form), status=422)
            new = form.cleaned_data
            said = committing.move(held, new["occasion"], to=new["to"], words=new["words"])
        case "let-go":
            form = forms.LetPromiseGoForm(posted(request), auto_id="let_%s")
            if not form.is_valid():
                return render(request, "dreams/commitment.html", _context(request, held, let_go_form=form), status=422)
            said = committing.let_go(held, form.cleaned_data["occasion"], words=form.cleaned_data["words"])
        case "let-passed-go":
            committing.let_passed_go(held, day=day, words=request.POST.get("words", "")[: forms.fields.SHORT])
            messages.success(request, _("Let go. It goes on from today."))
            return _back(request, held)
        case "end":
            committing.end(held)
            messages.success(request, _("Ended. What you kept of it stays."))
            return _back(request, held)
        case "take-up":
            committing.take_up(held)
            return _back(request, held)
    _tell(request, held, said)
    return _back(request, held)


def _tell(request: SignedInRequest, held: Commitment, said: Keeping | None) -> None:
    if said is None:
        messages.info(request, _("That one is answered already."))
        return
    words = {
        "kept": pgettext("promise", "Kept."),
        "moved": _("Moved, and said so."),
        "let-go": _("Let go. That’s said, too."),
    }
    undo = reverse("dreams:keeping_undo", args=[held.intention_id, held.pk, said.pk])
    messages.success(request, words[said.act], extra_tags=undo)


def _back(request: SignedInRequest, held: Commitment) -> HttpResponse:
    """To where the button was pressed: a word of ours, never an address that was sent."""
    match request.POST.get("from"):
        case "home":
            return redirect("web:home")
        case "list":
            return redirect("dreams:commitments")
        case "intention":
            return redirect(reverse("dreams:intention", args=[held.intention_id]) + "#promised")
        case "all":
            return redirect("dreams:intention_commitments", held.intention_id)
    return redirect("dreams:commitment", held.intention_id, held.pk)


@require_POST
def keeping_undo(request: SignedInRequest, intention_id: UUID, commitment_id: UUID, keeping_id: UUID) -> HttpResponse:
    """Take back what one said of an occasion: it is open again."""
    said = access.own_keeping_for(request.viewer, intention_id, commitment_id, keeping_id)
    committing.take_back(said)
    messages.success(request, _("Taken back. It is open as it was."))
    return redirect("dreams:commitment", intention_id, commitment_id)


@require_POST
def revisit_promise(request: SignedInRequest, intention_id: UUID, revisit_id: UUID) -> HttpResponse:
    """Keep as a commitment what one said one would do next, on the opened page of a revisit."""
    answer = access.own_answer_for(request.viewer, intention_id, revisit_id)
    intention = answer.revisit.intention
    if not answer.next_step or intention.state in ENDED:
        return redirect("dreams:revisited", intention_id, revisit_id)
    on = _day(answer.by)
    held = committing.commit(intention, Promise(words=answer.next_step, on=on), answer=answer)
    messages.success(
        request, _("Promised. %(name)s can read it, and only you are reminded.") % {"name": request.us.their_name}
    )
    return redirect("dreams:commitment", intention_id, held.pk)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
