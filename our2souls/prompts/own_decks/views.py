"""Pages of decks of a couple's own: what is in one, the forms, and the table it is taken along and brought in as."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.formats.csv_text import CsvUnreadable
from our2souls.lib.formats.spreadsheets import as_csv
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.prompts.own_decks import access, actions, deck_csv, forms, queries
from our2souls.prompts.own_decks.models import OwnDeck
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def own_deck_new(request: SignedInRequest) -> HttpResponse:
    """Begin a deck."""
    access.deck_writer_of(request.viewer)
    form = forms.OwnDeckForm(posted(request))
    if request.method == "POST" and form.is_valid():
        return redirect("prompts:own_deck", actions.create_deck(form.cleaned_data["title"]).pk)
    return render_form(request, "prompts/own_decks/deck_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def own_deck(request: SignedInRequest, deck_id: UUID) -> HttpResponse:
    """What is in it; and one more."""
    deck = access.own_deck_for(request.viewer, deck_id)
    form = forms.OwnPromptForm(posted(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.add_prompt(deck, words=data["words"], depth=data["depth"])
        messages.success(request, _("Saved, for both of you."))
        return redirect("prompts:own_deck", deck.pk)
    prompts = [(prompt, forms.DEPTH_NAMES[prompt.depth - 1]) for prompt in queries.prompts_in(deck)]
    removed = [(prompt, request.us.face(prompt.removed_by_id)) for prompt in queries.removed_from(deck)]
    context = {"form": form, "deck": deck, "prompts": prompts, "removed": removed}
    return render_form(request, "prompts/own_decks/deck.html", context)


@require_safe
def own_prompt(request: SignedInRequest, prompt_id: UUID) -> HttpResponse:
    """Where a prompt stands: on its deck's page, among the others or among what was taken out."""
    prompt = access.any_own_prompt_for(request.viewer, prompt_id)
    return redirect(f"{reverse('prompts:own_deck', args=[prompt.deck_id])}#p-{prompt.pk}")


@require_http_methods(["GET", "POST"])
def own_deck_edit(request: SignedInRequest, deck_id: UUID) -> HttpResponse:
    """Give it another title, or take it out."""
    deck = access.own_deck_for(request.viewer, deck_id)
    form = forms.OwnDeckForm(posted(request), initial={"title": deck.title, "version": deck.version})
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        with edit:
            actions.rename_deck(deck, title=form.cleaned_data["title"], version=form.cleaned_data["version"] or 0)
            return redirect("prompts:own_deck", deck.pk)
    context = {"form": form, "deck": deck, "theirs": list(edit.theirs.values())}
    return render_form(request, "prompts/own_decks/deck_form.html", context)


@require_POST
def own_deck_remove(request: SignedInRequest, deck_id: UUID) -> HttpResponse:
    """Take it out, with the way back in the same place."""
    deck = access.own_deck_for(request.viewer, deck_id)
    actions.remove_deck(deck)
    back = reverse("prompts:own_deck_restore", args=[deck.pk])
    messages.success(request, _("Taken out. It stays below, and either of you can bring it back."), extra_tags=back)
    return redirect("prompts:decks")


@require_POST
def own_deck_restore(request: SignedInRequest, deck_id: UUID) -> HttpResponse:
    """Bring it back."""
    deck = access.removed_deck_for(request.viewer, deck_id)
    actions.restore_deck(deck)
    messages.success(request, _("It is back, with all that was in it."))
    return redirect("prompts:own_deck", deck.pk)


@require_http_methods(["GET", "POST"])
def own_prompt_edit(request: SignedInRequest, deck_id: UUID, prompt_id: UUID) -> HttpResponse:
    """Change a prompt."""
    prompt = access.own_prompt_for(request.viewer, deck_id, prompt_id)
    initial = {"words": prompt.words, "depth": str(prompt.depth), "version": prompt.version}
    form = forms.OwnPromptForm(posted(request), initial=initial)
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with edit:
            actions.update_prompt(prompt, words=data["words"], depth=data["depth"], version=data["version"] or 0)
            return redirect("prompts:own_deck", deck_id)
    context = {"form": form, "prompt": prompt, "theirs": [edit.theirs["words"]] if edit.theirs else []}
    return render_form(request, "prompts/own_decks/prompt_form.html", context)


@require_POST
def own_prompt_remove(request: SignedInRequest, deck_id: UUID, prompt_id: UUID) -> HttpResponse:
    """Take a prompt out, with the way back in the same place."""
    actions.remove_prompt(access.own_prompt_for(request.viewer, deck_id, prompt_id))
    back = reverse("prompts:own_prompt_restore", args=[deck_id, prompt_id])
    messages.success(request, _("Taken out. It stays below, and either of you can bring it back."), extra_tags=back)
    return redirect("prompts:own_deck", deck_id)


@require_POST
def own_prompt_restore(request: SignedInRequest, deck_id: UUID, prompt_id: UUID) -> HttpResponse:
    """Put it back."""
    actions.restore_prompt(access.removed_prompt_for(request.viewer, deck_id, prompt_id))
    messages.success(request, _("It is back."))
    return redirect("prompts:own_deck", deck_id)


@require_safe
def own_deck_csv(request: SignedInRequest, deck_id: UUID) -> HttpResponse:
    """The deck as a table that spreadsheets open, in which nothing runs."""
    deck = access.own_deck_for(request.viewer, deck_id)
    rows = ((str(each.pk), each.depth, str(each.words)) for each in queries.prompts_in(deck))
    response = HttpResponse(as_csv(deck_csv.rows_of(rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{request.us.file_name("our2souls")}.csv"'
    return response


@require_http_methods(["GET", "POST"])
def own_deck_import(request: SignedInRequest) -> HttpResponse:
    """Send a file; and those that still wait for a word."""
    access.deck_writer_of(request.viewer)
    form = forms.DeckUploadForm(posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        stored = actions.store_upload(title=form.cleaned_data["title"], text=form.cleaned_data["file"])
        return redirect("prompts:own_deck_upload", stored.pk)
    return render_form(request, "prompts/own_decks/upload.html", {"form": form, "waiting": queries.uploads()})


@require_http_methods(["GET", "POST"])
def own_deck_upload(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Every line of one file; bring that file in, whatever was sent since, or throw it away."""
    upload, language = access.upload_for(request.viewer, upload_id), (get_language() or "en")[:2]
    if "away" in request.POST:
        actions.discard_upload(upload)
        messages.success(request, _("Thrown away. Nothing of it came in."))
        return redirect("prompts:own_deck_import")
    try:
        sheet = deck_csv.read(upload.text, language)
    except CsvUnreadable as unfit:  # kept while files were read in another way
        actions.discard_upload(upload)
        messages.error(request, forms.deck_file_error(unfit.why))
        return redirect("prompts:own_deck_import")
    if "bring" in request.POST and sheet.lines:
        try:
            return _brought(request, actions.bring_in(upload, language), len(sheet.lines))
        except LookupError:  # in another tab, between our look and this
            raise Http404 from None
    lines = [(line, forms.DEPTH_NAMES[line.depth - 1]) for line in sheet.lines]
    faults = [(fault, forms.deck_line_error(fault.why)) for fault in sheet.faults]
    context = {"upload": upload, "lines": lines, "faults": faults, "has_depths": sheet.has_depths}
    return render(request, "prompts/own_decks/preview.html", context)


def _brought(request: SignedInRequest, deck: OwnDeck, number: int) -> HttpResponse:
    text = ngettext("%(number)d question came in.", "%(number)d questions came in.", number)
    messages.success(request, text % {"number": number})
    return redirect("prompts:own_deck", deck.pk)
