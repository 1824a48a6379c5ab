"""A therapist's page of what they suggest to a couple: something new, and how what they suggested stands."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.care.clients.access import therapist_page
from our2souls.care.consent.access import client_for
from our2souls.care.sessions import access, queries, suggestions, text
from our2souls.care.sessions.forms import SuggestionForm
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "HEAD", "POST"])
@therapist_page
def suggestion_new(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Suggest something of the kind in the address, and see what was suggested; nobody else's page, and no JavaScript needed."""
    client = client_for(request.viewer, engagement_id)
    asked = request.GET.get("kind", "")
    kind = asked if asked in text.KINDS else next(iter(text.KINDS))
    form = SuggestionForm(posted(request), kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            suggestions.suggest(request.viewer, engagement_id, form.suggestion_data)
        except suggestions.TooManyWaiting:
            sentence = _("%(n)d of your suggestions wait for an answer. Take one back, or wait for an answer first.")
            form.add_error(None, sentence % {"n": suggestions.MOST_WAITING})
        else:
            messages.success(request, _("Suggested. You will see whether it is taken up, and nothing more."))
            return redirect("care:suggestion_new", engagement_id)
    before = request.GET.get("before", "")
    rows, following = queries.suggestions_of(client, before)
    context = {
        "form": form,
        "client": client,
        "engagement_id": engagement_id,
        "kind": kind,
        "kinds": [(key, label, text.ICONS[key]) for key, label in text.KINDS.items()],
        "rows": rows,
        "following": following,
        "is_later": bool(before),
        "zone": client.us.zone,
    }
    return render_form(request, "care/clients/suggestions.html", context)


@require_POST
@therapist_page
def suggestion_withdraw(request: SignedInRequest, engagement_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """Take one back that nobody has answered."""
    found = access.suggestion_of_client(client_for(request.viewer, engagement_id), suggestion_id)
    if suggestions.withdraw(request.viewer, engagement_id, found.pk):
        messages.success(request, _("Taken back."))
    else:
        messages.info(request, _("This has been answered or closed meanwhile."))
    return redirect("care:suggestion_new", engagement_id)
