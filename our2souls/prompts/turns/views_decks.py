"""Pages of decks: which of them a couple wants, what is in one, and what is not for them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.formats.spreadsheets import as_csv
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest, couple_of
from our2souls.prompts.own_decks.access import own_prompt_for
from our2souls.prompts.own_decks.actions import restore_deck
from our2souls.prompts.own_decks.queries import own_decks, removed_decks
from our2souls.prompts.turns import access, actions, forms, queries
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def decks(request: SignedInRequest) -> HttpResponse:
    """Choose the themes and how deep; and go into one."""
    couple_of(request.viewer)
    choice, own = queries.choice(), own_decks()
    off, titles = set(choice.off or ()), forms.titles()
    keys = [*(key for key, _title in titles), *(str(deck.pk) for deck in own)]
    initial = {"decks": [key for key in keys if key not in off], "deepest": str(choice.depth)}
    form = forms.DecksForm(posted(request), own=own, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.choose_decks(off=form.off, deepest=form.depth, among=form.among)
        if back := next((row for row in removed_decks() if str(row.pk) == request.POST.get("back")), None):
            restore_deck(back)  # what was chosen beside it is kept along with it
            messages.success(request, _("It is back, with all that was in it."))
            return redirect("prompts:decks")
        messages.success(request, _("Saved, for both of you."))
        return redirect("prompts:prompts")
    removed = [(row, request.us.face(row.removed_by_id)) for row in removed_decks()]
    context = {"form": form, "titles": titles, "own": own, "removed": removed}
    return render_form(request, "prompts/decks/decks.html", context)


@require_safe
def deck(request: SignedInRequest, key: str) -> HttpResponse:
    """All prompts of one deck, by depth; pick one, if you like."""
    found, language = access.deck_for(request.viewer, key), get_language() or "en"
    hidden, used = queries.hidden_ids(), queries.times_used()
    depths = [
        (
            name,
            [
                (each.id, each.text(language), each.id in used)
                for each in found.prompts
                if each.depth == depth and each.id not in hidden
            ],
        )
        for depth, name in forms.depth_names()
    ]
    context = {"key": found.key, "title": found.name(language), "depths": [each for each in depths if each[1]]}
    return render(request, "prompts/decks/deck.html", context)


@require_POST
def prompt_start(request: SignedInRequest, key: str, prompt_id: str) -> HttpResponse:
    """Take this one now."""
    return _started(request, access.prompt_for(request.viewer, key, prompt_id).id)


@require_POST
def own_prompt_start(request: SignedInRequest, deck_id: UUID, prompt_id: UUID) -> HttpResponse:
    """Take one of their own now."""
    prompt = own_prompt_for(request.viewer, deck_id, prompt_id)
    if not prompt.words:  # its writer took them out
        raise Http404
    return _started(request, str(prompt.pk))


def _started(request: SignedInRequest, prompt_id: str) -> HttpResponse:
    try:
        return redirect("prompts:prompt", actions.start(prompt_id).pk)
    except LookupError:
        # the same whoever said “not for us”, and for one that was taken out meanwhile
        messages.error(request, _("This question doesn’t come at the moment. Choose another one."))
        return redirect("prompts:decks")


@require_safe
def deck_csv(request: SignedInRequest, key: str) -> HttpResponse:
    """A deck of ours as a table that spreadsheets open."""
    found = access.deck_for(request.viewer, key)
    rows: list[tuple[object, ...]] = [("id", "depth", *found.languages)]
    rows += [(each.id, each.depth, *(each.texts[code] for code in found.languages)) for each in found.prompts]
    response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{request.us.file_name("our2souls")}.csv"'
    return response


@require_safe
def prompts_hidden(request: SignedInRequest) -> HttpResponse:
    """What the viewer has said is not for the two."""
    couple_of(request.viewer)
    return render(request, "prompts/decks/hidden.html", {"rows": queries.hidden()})


@require_POST
def prompt_unhide(request: SignedInRequest, hidden_id: UUID) -> HttpResponse:
    """Take one's own “not for us” back."""
    actions.unhide(access.hidden_prompt_for(request.viewer, hidden_id))
    messages.success(request, _("You have taken it back. It can come again, as long as it’s fine with both of you."))
    return redirect("prompts:prompts_hidden")
