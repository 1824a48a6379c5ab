"""Revisits: the list, one’s own answers, both answers opened."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from our2souls.intentions.core import access as intention_access
from our2souls.intentions.revisits import access, actions, choices, queries
from our2souls.people.couple_context import SignedInRequest


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


@require_safe
def revisits(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """All looks at it, on a time line, in pages."""
    found = intention_access.intention_for(request.viewer, intention_id)
    revisits, following = queries.page(found, request.us, _day(request.GET.get("before", "")))
    context = {"intention": found, "revisits": revisits, "following": following}
    return render(request, "intentions/revisits/list.html", context)


@require_safe
def revisit_answers(request: SignedInRequest, intention_id: UUID, revisit_id: UUID) -> HttpResponse:
    """What was said at a look: both answers once both are there, until then one's own."""
    look_at = access.revisit_for(request.viewer, intention_id, revisit_id)
    mine = actions.my_draft(look_at)
    if look_at.opened_at is None and (mine is None or mine.answered_at is None):
        return redirect("intentions:revisit", intention_id)
    wants = {key: text for key, text, _hint in choices.WANTS}
    answers = [(request.us.face(each.person_id), each, wants.get(each.want, "")) for each in look_at.answers.all()]
    context = {"revisit": look_at, "intention": look_at.intention, "answers": answers, "mine": mine}
    own = next((each for each in look_at.answers.all() if each.person_id == request.us.me.id), None)
    context["own"] = own if own and own.next_step and look_at.intention.state not in {"reached", "released"} else None
    context["both_want_it"] = all(each.want in choices.YES for each in look_at.answers.all())
    context["is_going_on"] = look_at.intention.state in {"active", "waiting"}
    context["my_want"] = wants.get(mine.want, "") if mine else ""
    return render(request, "intentions/revisits/answers.html", context)
