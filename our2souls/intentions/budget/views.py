"""Pages of what it may cost: the lines, what they come to, and a line of its own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.intentions.budget import access, actions, forms
from our2souls.intentions.core.history import text_authorship
from our2souls.intentions.measures import access as measure_access
from our2souls.lib import money
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui import pagination
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form

A_PAGE = 40


@require_http_methods(["GET", "POST"])
def budget(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Planned and spent lines, what they come to, and a form for another one."""
    intention = measure_access.intention_with_measure_for(request.viewer, intention_id)
    unit = actions.currency_of(intention)
    if not unit:
        return redirect("intentions:budget_currency", intention.pk)
    form = forms.BudgetLineForm(posted(request), unit=unit)
    if request.method == "POST" and form.is_valid():
        actions.add_line(intention, **_line_data(form))
        messages.success(request, _("Added."))
        return redirect("intentions:budget", intention.pk)
    page = pagination.newest_first(
        actions.lines_of(intention), request.GET.get("before", ""), by=("made_at",), size=A_PAGE
    )
    context = {
        "form": form,
        "intention": intention,
        "rows": [(each, _amount(each.planned, unit), _amount(each.spent, unit)) for each in page.rows],
        "following": page.following,
        "is_later": "before" in request.GET,
        "unit": unit,
        **_sums(intention, unit),
    }
    return render_form(request, "intentions/budget/budget.html", context)


def _line_data(form: Any) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("what", "planned", "spent", "on", "note")}


def _amount(amount: Any, unit: str) -> str:
    return "" if amount is None else money.format_amount(amount, unit, get_language() or "en")


def _sums(intention: Any, unit: str) -> dict[str, Any]:
    """What the lines come to, and how that stands to what would be enough where both are in one currency."""
    sums = actions.sums_of(intention)
    measure = getattr(intention, "measure", None)
    context: dict[str, Any] = {
        "sums": sums,
        "planned_text": _amount(sums.planned, unit),
        "spent_text": _amount(sums.spent, unit),
    }
    if measure and measure.currency == unit:
        left = measure.target - sums.planned
        context |= {"target_text": _amount(measure.target, unit), "left": left, "left_text": _amount(abs(left), unit)}
    return context


@require_http_methods(["GET", "POST"])
def budget_currency(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """In which currency the budget is counted."""
    intention = measure_access.intention_with_measure_for(request.viewer, intention_id)
    form = forms.CurrencyForm(posted(request), initial={"currency": actions.currency_of(intention)})
    if request.method == "POST" and form.is_valid():
        actions.set_currency(intention, form.cleaned_data["currency"])
        return redirect("intentions:budget", intention.pk)
    return render_form(request, "intentions/budget/currency.html", {"form": form, "intention": intention})


@require_http_methods(["GET", "POST"])
def budget_line(request: SignedInRequest, intention_id: UUID, line_id: UUID) -> HttpResponse:
    """Change a line; when the other changed it meanwhile, both versions are shown."""
    line = access.budget_line_for(request.viewer, intention_id, line_id)
    unit = actions.currency_of(line.intention)
    initial = {name: getattr(line, name) for name in ("what", "planned", "spent", "on", "note", "version")}
    form = forms.BudgetLineForm(posted(request), initial=initial, unit=unit)
    edit, theirs = EditAttempt(form), []
    if request.method == "POST" and form.is_valid():
        with edit:
            actions.update_line(line, version=form.cleaned_data["version"] or 0, **_line_data(form))
            messages.success(request, _("Your words are kept."))
            return redirect("intentions:budget", intention_id)
    if newer := edit.theirs:
        theirs = [
            newer["what"],
            f"{_('Planned')}: {_amount(newer['planned'], unit)}" if newer["planned"] is not None else "",
        ]
        theirs += [f"{_('Spent so far')}: {_amount(newer['spent'], unit)}" if newer["spent"] is not None else ""]
        theirs += [date_format(newer["on"]) if newer["on"] else "", newer["note"]]
    context = {"form": form, "intention": line.intention, "line": line, "theirs": theirs, "unit": unit}
    context["earlier"] = [(each, request.us.face(each.words_by_id)) for each in text_authorship.revisions_of(line)]
    return render_form(request, "intentions/budget/line.html", context)


@require_POST
def budget_line_remove(request: SignedInRequest, intention_id: UUID, line_id: UUID) -> HttpResponse:
    """Take a line out."""
    actions.remove_line(access.budget_line_for(request.viewer, intention_id, line_id))
    messages.success(request, _("Taken out. The history keeps what it was for."))
    return redirect("intentions:budget", intention_id)
