"""One question on a screen. Each answer is saved as it is given; the buttons save too, and work without script."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.attempts import access, actions, item_order, progress, response_merge, screens, text
from our2souls.readiness.attempts.models import Attempt, Response
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import Instrument, Item

DIGITS = 4
"""Of a place, at most."""
type Option = tuple[str, str, bool]
"""A value, its words, and whether it is chosen."""


@dataclass(frozen=True, slots=True)
class Row:
    """One short row under a topic: a number from 1 to 5 between two ends."""

    name: str
    legend: str
    options: list[Option]
    low: str
    high: str
    was: str


@require_http_methods(["GET", "POST"])
@never_cache
def question(request: SignedInRequest, attempt_id: UUID, n: int) -> HttpResponse:
    """The question at a place of one's own order."""
    attempt = access.own_attempt_for(request.viewer, attempt_id)
    instrument = instrument_catalog.instrument_of(attempt)
    items = screens.order(attempt, instrument)
    if not 1 <= n <= len(items):
        raise Http404
    if request.method == "POST":
        return _save(request, attempt, instrument, items, n)
    if attempt.is_finished:
        return redirect("readiness:finished", attempt.pk)
    return _page(request, attempt, instrument, items, n)


def _save(
    request: SignedInRequest, attempt: Attempt, instrument: Instrument, items: tuple[Item, ...], n: int
) -> HttpResponse:
    quietly = request.headers.get("Accept") == "application/json"
    sent = dict(request.POST.lists())
    go = request.POST.get("go", "" if quietly else "next")
    again = "again" in request.POST
    try:
        tell = actions.save(attempt, items[n - 1], sent, onward=go == "next", once_more=again)
    except actions.AttemptFinished:
        return _closed(request, attempt, quietly=quietly)
    except item_order.TooManyCards:
        if quietly:
            return JsonResponse({"text": _too_many()}, status=422)
        return _page(request, attempt, instrument, items, n, sent.get("cards", []))
    if quietly and not go:
        return HttpResponse(status=204)
    to = _next(attempt, go, n, len(items))
    if go == "next" and (again or n == len(items)):
        to = _once_more(attempt, n if again else 0)
    if quietly:  # told so, the page stays; pressed again, it goes on
        return JsonResponse({"text": _half(items[n - 1])} if tell else {"to": to})
    return redirect(f"{to}{'&' if '?' in to else '?'}half={n}" if tell else to)


def _closed(request: SignedInRequest, attempt: Attempt, *, quietly: bool) -> HttpResponse:
    message = _("You have finished this part. Nothing was changed.")
    if quietly:
        return JsonResponse({"text": message}, status=409)
    messages.info(request, message)
    return redirect("readiness:finished", attempt.pk)


def _once_more(attempt: Attempt, n: int) -> str:
    """What has no answer, a half one or “not sure yet” is asked once more before one finishes: the next after a place, then all."""
    wait = next((number for number in actions.state_of(attempt).again if number > n), None)
    if wait is None:
        return reverse("readiness:overview", args=[attempt.pk])
    return f"{reverse('readiness:question', args=[attempt.pk, wait])}?again=1"


def _next(attempt: Attempt, go: str, n: int, last: int) -> str:
    """Where a button leads."""
    if go == "back" and n > 1:
        return reverse("readiness:question", args=[attempt.pk, n - 1])
    if go in {"stop", "back"}:
        if screens.is_alone(attempt) or attempt.sitting_id is None:
            return reverse("readiness:readiness")
        return reverse("readiness:sitting", args=[attempt.sitting_id])
    if go == "all" or n == last:
        return reverse("readiness:overview", args=[attempt.pk])
    return reverse("readiness:question", args=[attempt.pk, n + 1])


def _page(
    request: SignedInRequest,
    attempt: Attempt,
    instrument: Instrument,
    items: tuple[Item, ...],
    n: int,
    too_many: list[str] | None = None,
) -> HttpResponse:
    item, alone = items[n - 1], screens.is_alone(attempt)
    rows = {row.item: row for row in Response.objects.filter(attempt=attempt)}  # sealed, until one of them is read
    answer: dict[str, Any] = dict(rows[item.key].answer) if item.key in rows else {}
    first = item_order.fields(item, alone=alone)[0]
    main = str(answer.get(first, "")) if first != "cards" else ""
    name = request.us.their_name
    context = {
        "attempt": attempt,
        "item": item,
        "n": n,
        "alone": alone,
        "first": first,
        "text": text.localized(item.text),
        "heading": text.localized(item.name) if item.kind == "card" else "",
        "was": main,
        "scale": [(str(at), words, main == str(at)) for at, words in enumerate(text.places(item), 1)],
        "apart": [(each, text.apart(each), main == each) for each in response_merge.apart_from_numbers(item, first)],
        "rows": [_row(item, each, answer, name) for each in item_order.fields(item, alone=alone)[1:]],
        "progress": progress.progress(instrument, items, n, set(rows)),
        "half": _left_half(request, items, rows),
        "again": "again" in request.GET or "again" in request.POST,
        "too_many": _too_many(),
        "refused": too_many is not None,
    }
    if first == "cards":
        cards = response_merge.picked_cards(answer)
        chosen = cards if too_many is None else too_many
        context["was"] = ",".join(cards)
        context["cards"] = [
            (each.key, text.localized(each.name), text.localized(each.text), each.key in chosen)
            for each in instrument.items
            if each.kind == "card"
        ]
    return render(request, "readiness/attempts/question.html", context, status=200 if too_many is None else 422)


def _row(item: Item, name: str, answer: dict[str, Any], partner: str) -> Row:
    legend = {
        "importance": _("How much does this matter to you?"),
        "bend": _("How far could you bend?"),
        "guess": _("What do you think %(name)s would say?") % {"name": partner},
    }[name]
    low, high = text.poles(item) if name == "guess" else text.how_much(name)
    spelled = text.places(item) if name == "guess" else [""] * 5
    options = [(str(at), spelled[at - 1], answer.get(name) == at) for at in item_order.steps(name)]
    return Row(name, legend, options, low, high, str(answer.get(name, "")))


def _left_half(request: SignedInRequest, items: tuple[Item, ...], rows: dict[str, Response]) -> tuple[int, str] | None:
    """The place of the topic from which one came here, and that it is half answered, where it still is."""
    came = request.GET.get("half", "")
    at = int(came) if came.isascii() and came.isdigit() and len(came) <= DIGITS else 0
    if not 1 <= at <= len(items):
        return None
    item = items[at - 1]
    row = rows.get(item.key)
    return (at, _half(item)) if row is not None and item_order.is_half(item, row.answer) else None


def _half(item: Item) -> str:
    return _("“%(topic)s” is half answered: it counts once you also say how much it matters to you.") % {
        "topic": text.localized(item.name)
    }


def _too_many() -> str:
    return _("Five can stay. Take one out before you add another; the others can still matter to you.")
