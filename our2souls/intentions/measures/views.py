"""Pages of what is counted: the measure, its picture and entries, an entry and what it said before."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.intentions.measures import access, actions, anonymity, forms, totals
from our2souls.intentions.measures.chart import amount_text, chart
from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui import pagination
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form
from our2souls.ui.form.units import in_two

A_PAGE = 40
ORDER = ("on", "made_at")


@require_http_methods(["GET", "POST"])
def measure(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """What would be enough, in what, and what there was to begin with; when the other set it meanwhile, both are shown."""
    intention = access.intention_with_measure_for(request.viewer, intention_id)
    now_set = getattr(intention, "measure", None)
    initial: dict[str, Any] = {"version": actions.NEW}
    if now_set:
        initial = {"target": now_set.target, "unit": now_set.amount_unit, "start_on": now_set.start_on}
        initial |= {"target_on": now_set.target_on}
        initial |= {"start": now_set.start or None, "version": now_set.version}
    form = forms.MeasureForm(posted(request), initial=initial)
    edit, theirs = EditAttempt(form), []
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data
        currency, unit = in_two(new["unit"])
        with edit:
            actions.set_measure(
                intention, target=new["target"], currency=currency, unit=unit, target_on=new["target_on"],
                start=new["start"] or Decimal(0), start_on=new["start_on"], version=new["version"],
            )  # fmt: skip
            return redirect("intentions:intention", intention.pk)
    if edit.theirs:
        stored = access.intention_with_measure_for(request.viewer, intention_id).measure
        theirs = [amount_text(stored.target, stored), amount_text(stored.start, stored) if stored.start else ""]
    return render_form(
        request, "intentions/measures/measure_form.html", {"form": form, "intention": intention, "theirs": theirs}
    )


@require_http_methods(["GET", "POST"])
def entries(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """The picture, a form to add to it, and all entries, newest day first, in pages."""
    intention = access.intention_with_measure_for(request.viewer, intention_id)
    measure = getattr(intention, "measure", None)
    if measure is None:
        return redirect("intentions:measure", intention.pk)
    form = forms.EntryForm(posted(request), initial={"on": today(request.us.zone)}, unit=measure.amount_unit)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = actions.add_entry(measure, amount=data["amount"], on=data["on"], words=data["words"])
        undo = reverse("intentions:entry_remove", args=[intention.pk, made.pk])
        messages.success(request, _("Added."), extra_tags=undo)
        return redirect("intentions:entries", intention.pk)
    page = pagination.newest_first(actions.entries_of(measure), request.GET.get("before", ""), by=ORDER, size=A_PAGE)
    shown: Any = intention
    context = chart(
        measure, totals.monthly_totals(measure), request.us, names_hidden=shown.names_hidden, every_month=True
    )
    context |= {
        "form": form,
        "intention": intention,
        "rows": [(each, amount_text(each.amount, measure)) for each in page.rows],
        "following": page.following,
        "is_later": "before" in request.GET,
        "taken_out": [(each, amount_text(each.amount, measure)) for each in actions.removed_entries_of(measure)],
        "i_hid_names": shown.i_hid_names,
    }
    return render_form(request, "intentions/measures/entries.html", context)


@require_http_methods(["GET", "POST"])
def entry(request: SignedInRequest, intention_id: UUID, entry_id: UUID) -> HttpResponse:
    """Correct an entry; what it said before stands below. When the other corrected it meanwhile, both versions are shown."""
    found = access.entry_for(request.viewer, intention_id, entry_id)
    initial = {name: getattr(found, name) for name in ("amount", "on", "words", "version")}
    form = forms.EntryForm(posted(request), initial=initial, unit=found.measure.amount_unit)
    edit, theirs = EditAttempt(form), []
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data
        with edit:
            actions.correct(found, amount=new["amount"], on=new["on"], words=new["words"], version=new["version"] or 0)
            messages.success(request, _("Corrected. What it said before stays readable."))
            return redirect("intentions:entries", intention_id)
    if newer := edit.theirs:
        theirs = [amount_text(newer["amount"], found.measure), date_format(newer["on"]), newer["words"]]
    return render_form(
        request, "intentions/measures/entry_form.html", {"form": form, "theirs": theirs, **_entry(request, found)}
    )


def _entry(request: SignedInRequest, found: Any) -> dict[str, Any]:
    """An entry, and each version of it before the one that stands, with who corrected it where names are on."""
    earlier = list(actions.corrections_of(found)) if found.corrected else []
    later = [found, *earlier]
    steps = [
        {
            "face": None if found.names_hidden else request.us.face(each.corrected_by_id),
            "at": each.corrected_at,
            "before": (amount_text(each.amount, found.measure), each.on, each.words),
            "after": (amount_text(later[at].amount, found.measure), later[at].on, later[at].words),
        }
        for at, each in enumerate(earlier)
    ]
    text = amount_text(found.amount, found.measure)
    return {
        "entry": found,
        "intention": found.measure.intention,
        "unit": found.measure.amount_unit,
        "text": text,
        "steps": steps,
    }


@require_POST
def entry_remove(request: SignedInRequest, intention_id: UUID, entry_id: UUID) -> HttpResponse:
    """Take an entry out of the sum."""
    actions.remove(access.entry_for(request.viewer, intention_id, entry_id))
    messages.success(request, _("Taken out of the sum. The history keeps that it was there."))
    return redirect("intentions:entries", intention_id)


@require_POST
def entry_restore(request: SignedInRequest, intention_id: UUID, entry_id: UUID) -> HttpResponse:
    """Count it again."""
    actions.restore(access.entry_for(request.viewer, intention_id, entry_id))
    messages.success(request, _("It counts again."))
    return redirect("intentions:entries", intention_id)


@require_POST
def entries_anonymity(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Turn names off for both, or take back one's own word against them."""
    measure = getattr(access.intention_with_measure_for(request.viewer, intention_id), "measure", None)
    if measure is None:
        return redirect("intentions:measure", intention_id)
    if "off" in request.POST:
        anonymity.hide(measure)
        messages.success(request, _("Nobody’s name stands beside an amount now, for either of you."))
    else:
        anonymity.show(measure)
        still = _("Your word is taken back. Names stay off as long as anybody wants them off.")
        messages.success(request, still if anonymity.are_hidden(measure) else _("The table shows names again."))
    return redirect("intentions:entries", intention_id)
