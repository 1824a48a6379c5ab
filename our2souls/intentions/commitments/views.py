"""Pages of commitments: one's own list, those of an intention, one of them, and what its maker says of an occurrence."""

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

from our2souls.intentions.commitments import access, actions, forms, queries
from our2souls.intentions.commitments import text as commitment_text
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core import access as intention_access
from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form import fields as form_fields
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import first_error, render_form

ENDED = {"reached", "released"}
SHOWN = 3
"""Later occurrences that can be answered on the page too: the latest due and the one ahead."""


@require_safe
def commitments(request: SignedInRequest) -> HttpResponse:
    """What I said I’d do: all of mine, for every intention; open first, done below in pages."""
    page = queries.listing(request.us, today(request.us.zone), before=request.GET.get("before", ""))
    context = {"page": page, "earlier": "before" in request.GET}
    return render(request, "intentions/commitments/commitments.html", context)


@require_safe
def intention_commitments(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """What each said they’d do for one intention."""
    intention = intention_access.intention_for(request.viewer, intention_id)
    before = request.GET.get("before", "")
    page = queries.listing(request.us, today(request.us.zone), intention=intention, before=before)
    context = {"page": page, "intention": intention, "earlier": "before" in request.GET}
    return render(request, "intentions/commitments/list.html", context)


@require_http_methods(["GET", "POST"])
def commitment_new(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Promise something for an intention that goes on."""
    intention = intention_access.intention_for(request.viewer, intention_id)
    if intention.state in ENDED or intention.active_since is None:
        return redirect("intentions:intention", intention.pk)
    form = forms.CommitmentForm(posted(request), today=today(request.us.zone))
    if request.method == "POST" and form.is_valid():
        actions.create(intention, form.commitment_data)
        messages.success(
            request, _("Promised. %(name)s can read it, and only you are reminded.") % {"name": request.us.their_name}
        )
        return redirect("intentions:intention", intention.pk)
    return render_form(request, "intentions/commitments/form.html", {"form": form, "intention": intention})


@require_http_methods(["GET", "POST"])
def commitment_edit(request: SignedInRequest, intention_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Change what one promised; when it was changed elsewhere meanwhile, both versions are shown."""
    commitment = access.own_commitment_for(request.viewer, intention_id, commitment_id)
    answered = actions.is_answered(commitment)
    form = forms.CommitmentForm(posted(request), today=today(request.us.zone), commitment=commitment, answered=answered)
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        with edit:
            actions.update(commitment, form.commitment_data, version=form.cleaned_data["version"] or 0)
            return redirect("intentions:commitment", intention_id, commitment.pk)
    context = {"form": form, "intention": commitment.intention, "commitment": commitment, "answered": answered}
    if newer := edit.theirs:
        context["theirs"] = [newer["words"], " / ".join(filter(None, (newer["if_step"], newer["then_step"])))]
    return render_form(request, "intentions/commitments/form.html", context)


@require_safe
def commitment(request: SignedInRequest, intention_id: UUID, commitment_id: UUID) -> HttpResponse:
    """One commitment: what there is to say of it now, and what was said."""
    row = access.commitment_for(request.viewer, intention_id, commitment_id)
    return render(request, "intentions/commitments/commitment.html", _context(request, row))


def _context(request: SignedInRequest, commitment: Commitment, **sent: Any) -> dict[str, object]:
    us, day = request.us, today(request.us.zone)
    mine = commitment.person_id == us.me.id
    open_days = actions.open_days(commitment, until=day) if mine else []
    due = [each for each in open_days if each <= day]
    return {
        "intention": commitment.intention,
        "commitment": commitment,
        "row": queries.one(commitment, us, day),
        "mine": mine,
        "sentence": commitment_text.if_then(commitment),
        "rhythm": commitment_text.rule_words(commitment.rule, commitment.first_on),
        "occurrence": commitment.next_occurrence,
        "passed": len(due) if len(due) > 1 else 0,
        "later": [each for each in open_days if each != commitment.next_occurrence][-SHOWN:],
        "outcomes": queries.history(commitment, us, day),
        "move_form": forms.RescheduleForm(
            today=day, initial={"occurrence": commitment.next_occurrence}, auto_id="move_%s"
        ),
        "let_go_form": forms.OccurrenceLetGoForm(initial={"occurrence": commitment.next_occurrence}, auto_id="let_%s"),
        **sent,
    }


@require_POST
def commitment_act(  # noqa: PLR0911 - one act after the other, each refused in its own way
    request: SignedInRequest, intention_id: UUID, commitment_id: UUID, act: str
) -> HttpResponse:
    """Its maker says what became of it: kept, moved, let go; lets all go that passed; ends it, takes it up again."""
    commitment = access.own_commitment_for(request.viewer, intention_id, commitment_id)
    day = today(request.us.zone)
    outcome: OccurrenceOutcome | None = None
    match act:
        case "kept":
            form: Any = forms.OutcomeForm(posted(request))
            if not form.is_valid():
                messages.error(request, first_error(form))
                return _refused(request, commitment)
            outcome = actions.mark_kept(commitment, form.cleaned_data["occurrence"])
        case "moved":
            form = forms.RescheduleForm(posted(request), today=day, auto_id="move_%s")
            if not form.is_valid():
                return _refused(request, commitment, move_form=form)
            new = form.cleaned_data
            outcome = actions.reschedule(commitment, new["occurrence"], to=new["to"], words=new["words"])
        case "let-go":
            form = forms.OccurrenceLetGoForm(posted(request), auto_id="let_%s")
            if not form.is_valid():
                return _refused(request, commitment, let_go_form=form)
            outcome = actions.mark_let_go(commitment, form.cleaned_data["occurrence"], words=form.cleaned_data["words"])
        case "let-passed-go":
            actions.let_go_overdue(commitment, day=day, words=request.POST.get("words", "")[: form_fields.SHORT])
            messages.success(request, _("Let go. It goes on from today."))
            return _back(request, commitment)
        case "end":
            actions.end(commitment)
            messages.success(request, _("Ended. What you kept of it stays."))
            return _back(request, commitment)
        case "take-up":
            actions.resume(commitment)
            return _back(request, commitment)
    _message_outcome(request, commitment, outcome)
    return _back(request, commitment)


def _refused(request: SignedInRequest, commitment: Commitment, **sent: Any) -> HttpResponse:
    context = _context(request, commitment, **sent)
    return render(request, "intentions/commitments/commitment.html", context, status=422)


def _message_outcome(request: SignedInRequest, commitment: Commitment, outcome: OccurrenceOutcome | None) -> None:
    if outcome is None:
        messages.info(request, _("That one is answered already."))
        return
    words = {
        "kept": pgettext("promise", "Kept."),
        "moved": _("Moved, and said so."),
        "let-go": _("Let go. That’s said, too."),
    }
    undo = reverse("intentions:outcome_undo", args=[commitment.intention_id, commitment.pk, outcome.pk])
    messages.success(request, words[outcome.act], extra_tags=undo)


def _back(request: SignedInRequest, commitment: Commitment) -> HttpResponse:
    """To where the button was pressed: a word of ours, never an address that was sent."""
    match request.POST.get("from"):
        case "home":
            return redirect(f"{reverse('web:home')}#{queries.key_of(commitment)}")
        case "list":
            return redirect(f"{reverse('intentions:commitments')}#{queries.key_of(commitment)}")
        case "intention":
            return redirect(reverse("intentions:intention", args=[commitment.intention_id]) + "#promised")
        case "all":
            return redirect("intentions:intention_commitments", commitment.intention_id)
    return redirect("intentions:commitment", commitment.intention_id, commitment.pk)


@require_POST
def outcome_undo(request: SignedInRequest, intention_id: UUID, commitment_id: UUID, outcome_id: UUID) -> HttpResponse:
    """Take back what one said of an occurrence: it is open again."""
    outcome = access.own_outcome_for(request.viewer, intention_id, commitment_id, outcome_id)
    actions.undo(outcome)
    messages.success(request, _("Taken back. It is open as it was."))
    return redirect("intentions:commitment", intention_id, commitment_id)


@require_POST
def revisit_commitment(request: SignedInRequest, intention_id: UUID, revisit_id: UUID) -> HttpResponse:
    """Keep as a commitment what one said one would do next, on the opened page of a revisit."""
    answer = access.own_answer_for(request.viewer, intention_id, revisit_id)
    intention = answer.revisit.intention
    if not answer.next_step or intention.state in ENDED:
        return redirect("intentions:revisit_answers", intention_id, revisit_id)
    on = _day(answer.by)
    commitment = actions.create(intention, CommitmentData(words=answer.next_step, on=on), answer=answer)
    messages.success(
        request, _("Promised. %(name)s can read it, and only you are reminded.") % {"name": request.us.their_name}
    )
    return redirect("intentions:commitment", intention_id, commitment.pk)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
