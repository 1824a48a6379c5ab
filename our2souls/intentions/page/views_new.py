"""A new intention in three steps: which dreams, its name and one's why, one's yes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from our2souls.dreams import access as dream_access
from our2souls.dreams import queries as dream_queries
from our2souls.dreams.access import Dream
from our2souls.intentions.fridge import access as fridge_access
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.intentions.page import actions, draft
from our2souls.intentions.page.draft import IntentionDraft
from our2souls.intentions.page.forms import STEPS, NewIntentionForm
from our2souls.intentions.starter_templates import catalog as starter_template_catalog
from our2souls.intentions.starter_templates.catalog import StarterTemplate
from our2souls.lib.request_data import uuid_of
from our2souls.people.couple_context import SignedInRequest
from our2souls.privacy.viewer import Viewer
from our2souls.ui.form import key as form_key
from our2souls.ui.form.fields import SHORT
from our2souls.ui.form.responses import page_for_one, render_form

TOGETHER = 60
"""Letters up to which the lines of two dreams are one name; of longer ones the first is."""
OFFERED, AT_FIRST = 40, 5
"""Of each one’s dreams, how many can be chosen from, and how many stand there before the rest is unfolded."""


@dataclass(frozen=True, slots=True)
class Origins:
    """What an intention is made from: a dream of each, a line of the fridge, a template; or nothing of it."""

    mine: Dream | None
    theirs: Dream | None
    line: FridgeItem | None
    starter_template: StarterTemplate | None

    def proposed_name(self, bring: list[str]) -> str:
        """The words that are there already; those of one's own dream only where its line comes along."""
        if self.starter_template or self.line:
            return str(self.line.text if self.line else self.starter_template and self.starter_template.name)
        mine = self.mine.line if self.mine and "line" in bring else ""
        lines = [str(line) for line in (mine, self.theirs.line if self.theirs else "") if line]
        together = " · ".join(lines)
        name = together if len(together) <= TOGETHER or not lines else lines[0]
        return name if len(name) <= SHORT else f"{name[: SHORT - 1].rsplit(' ', 1)[0]}…"

    @property
    def horizon(self) -> str:
        """Roughly when, as far as it was said."""
        first = next((each for each in (self.starter_template, self.mine, self.theirs) if each and each.horizon), None)
        return first.horizon if first else ""


@require_http_methods(["GET", "POST"])
def intention_new(request: SignedInRequest) -> HttpResponse:
    """Make an intention, step by step; `mine`, `theirs`, `fridge` and `begin` name what goes into it."""
    if request.us.partner is None:
        return page_for_one(request, "intentions/page/new/alone.html")
    if request.method == "POST":
        return _sent(request)
    if "step" in request.GET:
        return _opened(request)
    origins = _origins(request.viewer, request.GET)
    values = {name: request.GET.get(name, "") for name in ("mine", "theirs", "fridge", "begin")}
    name = origins.proposed_name(["line"])
    initial = values | {"bring": ["line"], "name": name, "proposed": name, "horizon": origins.horizon}
    waits = None if any(values.values()) else _waiting(request)
    return _shown(request, "dreams", NewIntentionForm(initial=initial), origins, waits=waits)


def _sent(request: SignedInRequest) -> HttpResponse:
    """On to the step that a button names, or make it: whatever was filled in goes along."""
    form, origins = NewIntentionForm(request.POST), _origins(request.viewer, request.POST)
    key, goal = draft.key_for(request), request.POST.get("go", "")
    form_key.carry(request, key)
    if goal in STEPS:
        earlier = list(STEPS)[: list(STEPS).index(goal)]
        wrong = form.wrong_step(earlier[-1]) if earlier else None
        found = IntentionDraft.of(key, request.POST)
        if goal == "name" and not wrong:
            _propose(found.values, origins)
        draft.store(request, found)
        return redirect(_address(found, wrong, mend="1") if wrong else _address(found, goal))
    if not form.is_valid():
        return _shown(request, form.wrong_step("choose") or "name", form, origins)
    data = {name: form.cleaned_data[name] for name in ("name", "bring", "horizon", "why", "need", "reveal")}
    intention = actions.create(
        actions.NewIntention(**data),
        mine=origins.mine,
        theirs=origins.theirs,
        line=origins.line,
        choose="choose" in request.POST,
    )
    draft.forget(request, key)
    if origins.starter_template:
        return redirect("intentions:starter_template_apply", intention.pk, origins.starter_template.key)
    return redirect("intentions:intention", intention.pk)


def _opened(request: SignedInRequest) -> HttpResponse:
    """A step of what was begun, as it was left; from the start where nothing waits any more."""
    step, found = request.GET["step"], draft.stored(request, request.GET.get("draft", ""))
    if found is None or step not in STEPS:
        return redirect("intentions:intention_new")
    form_key.carry(request, found.key)
    origins, values = _as_it_stands(request, found)
    form = NewIntentionForm(values) if "mend" in request.GET else NewIntentionForm(initial=values)
    return _shown(request, step, form, origins)


def _as_it_stands(request: SignedInRequest, found: IntentionDraft) -> tuple[Origins, dict[str, Any]]:
    """What of a draft can still be read: a dream that was taken back falls out, and its words in the name with it."""
    origins = _origins(request.viewer, found.values, dropped=True)
    behind = {"mine": origins.mine, "theirs": origins.theirs, "fridge": origins.line}
    still = {name: str(row.pk) if row else "" for name, row in behind.items()}
    values = found.values | still
    if any(found.values[name] != row_id for name, row_id in still.items()):
        _propose(values, origins)
    return origins, values


def _waiting(request: SignedInRequest) -> IntentionDraft | None:
    """The draft that was left last, as it stands now, if it still has a name."""
    found = draft.latest(request)
    if found is None:
        return None
    _origins_now, values = _as_it_stands(request, found)
    return IntentionDraft(found.key, values) if values["name"].strip() else None


def _address(found: IntentionDraft, step: str, **more: str) -> str:
    """Where a step can be opened again, from the history of a browser too: none of its pages is the answer to a form."""
    return f"{reverse('intentions:intention_new')}?{urlencode({'draft': found.id, 'step': step} | more)}"


def _propose(values: dict[str, Any], origins: Origins) -> None:
    """A name and a horizon from what was picked; a name that somebody typed stays."""
    name = origins.proposed_name(values["bring"])
    if values["name"] in {"", values["proposed"]}:
        values["name"] = name
    values["proposed"] = name
    values["horizon"] = values["horizon"] or origins.horizon


def _origins(viewer: Viewer, asked: Any, *, dropped: bool = False) -> Origins:
    """What is named, each through its door. `dropped`: what is gone meanwhile is left out, where 404 would cost the rest."""

    def behind[Row](door: Callable[[Viewer, UUID], Row], name: str) -> Row | None:
        row_id = uuid_of(str(asked.get(name) or ""))
        try:
            return door(viewer, row_id) if row_id else None
        except Http404:
            if dropped:
                return None
            raise

    return Origins(
        behind(dream_access.own_dream_for, "mine"),
        behind(dream_access.partners_dream_for, "theirs"),
        behind(fridge_access.fridge_item_for, "fridge"),
        starter_template_catalog.by_key(asked.get("begin", "")),
    )


def _offered(dreams: Any, chosen: Dream | None) -> dict[str, Any]:
    """The dreams of one of them, the chosen one among the first."""
    rows = list(dreams.living()[:OFFERED])
    if chosen and chosen not in rows[:AT_FIRST]:
        rows = [chosen, *(each for each in rows if each != chosen)]
    return {"chosen": chosen, "first": rows[:AT_FIRST], "rest": rows[AT_FIRST:]}


def _shown(request: SignedInRequest, step: str, form: NewIntentionForm, origins: Origins, **more: Any) -> HttpResponse:
    """A step’s page: 200 as it is opened, 422 when it answers a form in which there is something to mend."""
    context: dict[str, Any] = {
        "step": step,
        "number": list(STEPS).index(step) + 1,
        "form": form,
        "unseen": form.unseen(step),
        "origins": origins,
    }
    if step == "dreams":
        context["my_dreams"] = _offered(dream_queries.own_dreams(request.viewer), origins.mine)
        context["their_dreams"] = _offered(dream_queries.partners_dreams(request.viewer), origins.theirs)
    if step == "choose":
        bring = form["bring"].value() or []
        choices: Any = form.fields["bring"]
        context["words"] = [label for name, label in choices.choices if name in bring] if origins.mine else []
        context["when"] = dict(form.fields["horizon"].choices).get(form["horizon"].value(), "")  # type: ignore[attr-defined]
    if waits := more.get("waits"):
        context |= {"waits": waits, "waits_at": _address(waits, "name")}
    shown = render_form if request.method == "POST" else render
    return shown(request, "intentions/page/new/new.html", context)
