"""A new intention, from one’s own dream, both’s, or from scratch."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from our2souls.dreams import access as dream_access
from our2souls.dreams import queries as dream_queries
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.fridge import access as fridge_access
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.page import forms
from our2souls.intentions.starter_templates import catalog as starter_template_catalog
from our2souls.lib.request_data import posted, uuid_of
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form

OFFERED = 40
"""Of each one's dreams, how many can be chosen from."""


@require_http_methods(["GET", "POST"])
def intention_new(request: SignedInRequest) -> HttpResponse:
    """Make an intention; `mine` and `theirs` name the dreams that go into it."""
    if request.us.partner is None:
        return render(request, "intentions/page/new_alone.html")
    asked = request.POST if request.method == "POST" else request.GET
    mine_id, theirs_id, line_id = (uuid_of(asked.get(name)) for name in ("mine", "theirs", "fridge"))
    mine = dream_access.own_dream_for(request.viewer, mine_id) if mine_id else None
    theirs = dream_access.partners_dream_for(request.viewer, theirs_id) if theirs_id else None
    line = fridge_access.fridge_item_for(request.viewer, line_id) if line_id else None
    starter_template = starter_template_catalog.by_key(asked.get("begin", ""))
    template_words = {"name": starter_template.name, "horizon": starter_template.horizon} if starter_template else {}
    first = {
        "bring": ["line"],
        "horizon": mine.horizon if mine else "",
        "name": line.text if line else "",
    } | template_words
    form = forms.NewIntentionForm(posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        intention = weaving.weave(
            name=data["name"], mine=mine, theirs=theirs, bring=data["bring"], horizon=data["horizon"]
        )
        if line:
            fridge_actions.link_intention(line, intention)
        if data["why"]:
            weaving.write_why(intention, why=data["why"], need=data["need"])
        if "choose" in request.POST:
            choosing.choose(intention)
        if starter_template:
            return redirect("intentions:starter_template_apply", intention.pk, starter_template.key)
        return redirect("intentions:intention", intention.pk)
    return render_form(
        request,
        "intentions/page/new.html",
        {
            "starter_template": starter_template,
            "form": form,
            "mine": mine,
            "theirs": theirs,
            "line": line,
            "my_dreams": dream_queries.own_dreams(request.viewer).living()[:OFFERED],
            "their_dreams": dream_queries.partners_dreams(request.viewer).living()[:OFFERED],
        },
    )
