"""Entries as files: taken along as a spreadsheet, and brought in from one, each line seen before it counts."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.intentions.measures import access as measure_access
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.chart import amount_text
from our2souls.intentions.measures.csv import format as csv_format
from our2souls.intentions.measures.csv import forms, importer
from our2souls.intentions.measures.csv.cells import THIRD
from our2souls.intentions.measures.models import CsvUpload, Measure
from our2souls.lib import money
from our2souls.lib.clock import today
from our2souls.lib.formats import csv_text
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form

SHOWN_LINES, SHOWN_ERRORS = 200, 50


@require_safe
def entries_csv(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """All standing entries as a file that spreadsheets open; with names only while they are shown."""
    intention: Any = measure_access.intention_with_measure_for(request.viewer, intention_id)
    measure = getattr(intention, "measure", None)
    if measure is None:
        return redirect("intentions:measure", intention.pk)
    names = {face.id: face.called for face in request.us.faces}
    header = [_("Day"), _("Amount"), _("Unit"), _("Words")] + ([] if intention.names_hidden else [_("Who")])
    rows = [
        [each.on, _plain_amount(each.amount, measure.amount_unit), measure.amount_unit, each.words]
        + ([] if intention.names_hidden else [names.get(each.person_id, "") if each.person_id else ""])
        for each in measure_actions.entries_of(measure).order_by("on", "made_at", "pk")
    ]
    comma = money.plain(Decimal("0.5"), get_language() or "en", places=1) == "0,5"
    text = csv_format.write(rows, header, comma=comma)
    response = HttpResponse(f"\ufeff{text}", content_type="text/csv; charset=utf-8")
    name = f"{request.us.file_name('our2souls')}-{today(request.us.zone).isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _plain_amount(amount: Decimal, unit: str) -> Decimal:
    """An amount without zeros behind; but three decimals, which a unit has no more, get a fourth, so as not to be thousands."""
    whole = amount.to_integral_value()
    short = whole if amount == whole else amount.normalize()
    is_like_thousands = short.as_tuple().exponent == -THIRD and money.places_of(unit) < THIRD
    return short.quantize(Decimal("0.0001")) if is_like_thousands else short


@require_http_methods(["GET", "POST"])
def entries_import(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Send a file; then see every line of it, say how it is meant where it is open, and bring it in or throw it away."""
    intention = measure_access.intention_with_measure_for(request.viewer, intention_id)
    measure = getattr(intention, "measure", None)
    if measure is None:
        return redirect("intentions:measure", intention.pk)
    upload = importer.pending(measure)
    if upload is not None and "file" not in request.FILES:
        return _pending_upload(request, intention, measure, upload)
    form = forms.UploadForm(posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        importer.store(measure, form.cleaned_data["file"], whose=form.cleaned_data["whose"] or "both")
        return redirect("intentions:entries_import", intention.pk)
    return render_form(
        request, "intentions/measures/csv/upload.html", {"form": form, "intention": intention, "measure": measure}
    )


def _pending_upload(request: SignedInRequest, intention: Any, measure: Measure, upload: CsvUpload) -> HttpResponse:
    """A file that waits for its person's word."""
    locale = get_language() or "en"
    if "away" in request.POST:
        importer.discard(measure)
        messages.success(request, _("Thrown away. Nothing of it came in."))
        return redirect("intentions:entries_import", intention.pk)
    try:
        preview = importer.preview(measure, upload, locale)
    except csv_text.CsvUnreadable as unfit:  # kept while files were read in another way
        importer.discard(measure)
        messages.error(request, forms.file_error_text(unfit.why))
        return redirect("intentions:entries_import", intention.pk)
    if "bring" in request.POST and not preview.is_open:
        number = importer.import_rows(measure, upload, locale)
        messages.success(
            request, ngettext("%(number)d entry came in.", "%(number)d entries came in.", number) % {"number": number}
        )
        return redirect("intentions:entries", intention.pk)
    form = forms.ReadForm(posted(request) if "read" in request.POST else None, sheet=preview.sheet, chosen=upload)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        if form.is_bound:
            data = form.cleaned_data
            importer.set_format(
                upload, order=data.get("order"), decimal=data.get("decimal"), columns=data.get("columns", "")
            )
        return redirect("intentions:entries_import", intention.pk)
    return render_form(
        request, "intentions/measures/csv/preview.html", _preview(intention, measure, preview) | {"form": form}
    )


def _preview(intention: Any, measure: Measure, preview: importer.ImportPreview) -> dict[str, Any]:
    def with_amounts(lines: list[csv_format.CsvEntry]) -> list[tuple[csv_format.CsvEntry, str]]:
        return [(line, amount_text(line.amount, measure)) for line in lines[:SHOWN_LINES]]

    errors, skipped = preview.sheet.errors, preview.sheet.skipped
    return {
        "intention": intention,
        "measure": measure,
        "preview": preview,
        "column_sources": forms.column_sources(preview.sheet),
        "new": with_amounts(preview.new),
        "more_new": max(0, len(preview.new) - SHOWN_LINES),
        "imported": with_amounts(preview.imported),
        "more_imported": max(0, len(preview.imported) - SHOWN_LINES),
        "errors": [(each, forms.row_error_text(each, measure.amount_unit)) for each in errors[:SHOWN_ERRORS]],
        "more_errors": max(0, len(errors) - SHOWN_ERRORS),
        "skipped": [(each, forms.skip_text(each.why)) for each in skipped[:SHOWN_ERRORS]],
        "more_skipped": max(0, len(skipped) - SHOWN_ERRORS),
        "sum_text": amount_text(sum((line.amount for line in preview.new), Decimal(0)), measure),
    }
