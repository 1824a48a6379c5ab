"""Pages of prompts: what is open, one prompt with both answers, and the acts on it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from our2souls.delivery import outbox
from our2souls.people.couple_context import SignedInRequest, couple_of
from our2souls.prompts.turns import access, actions, queries, reminders
from our2souls.prompts.turns.forms import PromptAnswerForm
from our2souls.prompts.turns.models import PromptTurn


@require_safe
def prompts(request: SignedInRequest) -> HttpResponse:
    """What is open, in pages, and where the rest is."""
    couple_of(request.viewer)
    before = request.GET.get("before", "")
    rows, following = queries.open_page(before)
    context = {"rows": rows, "following": following, "is_later": bool(before), "is_weekly": reminders.is_on()}
    return render(request, "prompts/turns/prompts.html", context)


@require_POST
def prompt_draw(request: SignedInRequest) -> HttpResponse:
    """The next one."""
    couple_of(request.viewer)
    turn = actions.draw()
    if turn is None:
        messages.success(request, _("There is no question left in the themes you chose. Choose more of them here."))
        return redirect("prompts:decks")
    return redirect("prompts:prompt", turn.pk)


@require_safe
def prompt(request: SignedInRequest, turn_id: UUID) -> HttpResponse:
    """A prompt: both answers once both are there, until then one's own."""
    return _page(request, access.turn_for(request.viewer, turn_id))


def _page(request: SignedInRequest, turn: PromptTurn, form: PromptAnswerForm | None = None) -> HttpResponse:
    us, draft = request.us, queries.my_draft(turn)
    answers = [(us.face(each.person_id), each) for each in turn.answers.all()]
    context = {
        "turn": turn,
        "text": queries.spoken(turn.words),
        "deck": queries.deck_title(turn),
        "answers": sorted(answers, key=lambda row: row[0].place if row[0] else "z"),
        "draft": draft,
        "partner_answered": turn.opened_at is None
        and us.partner is not None
        and actions.has_answered(turn, us.partner.id),
        "form": form or PromptAnswerForm(initial={"words": draft.words if draft else ""}),
    }
    return render(request, "prompts/turns/prompt.html", context, status=200 if form is None else 422)


@require_POST
def prompt_answer(request: SignedInRequest, turn_id: UUID) -> HttpResponse:
    """Answer it apart; the second answer opens both."""
    turn = access.turn_for(request.viewer, turn_id)
    form = PromptAnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, turn, form)
    answered = actions.answer(turn, words=form.cleaned_data["words"])
    if answered.opened_at is None:
        messages.success(request, _("Saved. Only you see it until your partner has answered too."))
    return redirect("prompts:prompt", turn.pk)


@require_POST
def prompt_withdraw(request: SignedInRequest, turn_id: UUID) -> HttpResponse:
    """Take one's answer back while it is sealed."""
    actions.withdraw(access.turn_for(request.viewer, turn_id))
    return redirect("prompts:prompt", turn_id)


@require_POST
def prompt_talked(request: SignedInRequest, turn_id: UUID) -> HttpResponse:
    """Say that the two talked about it."""
    actions.mark_talked(access.turn_for(request.viewer, turn_id))
    messages.success(request, _("Good. You find it among your earlier questions."))
    return redirect("prompts:prompts")


@require_POST
def prompt_pass(request: SignedInRequest, turn_id: UUID) -> HttpResponse:
    """Leave it; `another` brings another one."""
    actions.pass_on(access.turn_for(request.viewer, turn_id))
    return prompt_draw(request) if "another" in request.POST else redirect("prompts:prompts")


@require_POST
def prompt_hide(request: SignedInRequest, turn_id: UUID) -> HttpResponse:
    """Not for us."""
    actions.hide(access.turn_for(request.viewer, turn_id))
    messages.success(request, _("It won’t come again, unless you take that back under “Not for us”. Nobody is told."))
    return redirect("prompts:prompts")


@require_POST
def prompt_later(request: SignedInRequest, turn_id: UUID) -> HttpResponse:
    """Not now: it leaves home, for oneself alone."""
    turn = access.turn_for(request.viewer, turn_id)
    outbox.mark_seen_about(request.us.me.id, turn.pk, notice=reminders.NOTICE)
    return redirect("web:home")


@require_POST
def prompts_weekly(request: SignedInRequest) -> HttpResponse:
    """One on home each week, or none any more; for oneself alone."""
    couple_of(request.viewer)
    if "off" in request.POST:
        reminders.turn_off()
        messages.success(request, _("Turned off. No question comes to your Today page any more."))
    else:
        reminders.turn_on()
        messages.success(request, _("Turned on. The next one comes on Monday."))
    return redirect("web:home" if request.POST.get("from") == "home" else "prompts:prompts")


@require_safe
def prompts_earlier(request: SignedInRequest) -> HttpResponse:
    """Those that are answered, talked about or passed, in pages."""
    couple_of(request.viewer)
    before = request.GET.get("before", "")
    rows, following = queries.earlier(before)
    context = {"rows": rows, "following": following, "is_later": bool(before)}
    return render(request, "prompts/turns/earlier.html", context)
