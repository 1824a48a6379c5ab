"""Pages of rituals: all of them, a new one, one of them, and the yeses it needs."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest, couple_of
from our2souls.rituals.core import access, actions, catalog, choices, choosing, forms, occasions, queries
from our2souls.rituals.core import text as ritual_text
from our2souls.rituals.core.models import Ritual
from our2souls.ui.form.edit_conflict import EditAttempt, EditConflict
from our2souls.ui.form.responses import render_form

AHEAD = timedelta(days=366)
SHOWN = 3
"""So many times of a ritual are shown ahead."""


@require_safe
def rituals(request: SignedInRequest) -> HttpResponse:
    """All rituals: those that go on or wait for a yes first, then those that rest, then those that ended."""
    couple_of(request.viewer)
    rows = queries.listing(request.us.zone)
    by_state: dict[str, list[queries.RitualRow]] = {"proposed": [], "active": [], "resting": [], "ended": []}
    for row in rows:
        by_state[row.state].append(row)
    return render(request, "rituals/core/rituals.html", {**by_state, "templates": catalog.ALL, "any": rows})


@require_http_methods(["GET", "POST"])
def ritual_new(request: SignedInRequest) -> HttpResponse:
    """Propose a ritual, from a template or one's own."""
    couple_of(request.viewer)
    template = catalog.by_key(request.GET.get("template", ""))
    zone = request.us.zone
    form = forms.RitualForm(posted(request), today=today(zone), zone=zone, template=template)
    context = {"form": form, "template": template, "examples": choices.EXAMPLES}
    if request.method == "POST" and form.is_valid():
        if form.is_new_to_them:
            return render(request, "rituals/core/form.html", context | form.show_understood())
        try:
            ritual = actions.propose(form.ritual_data)
        except actions.TooManyProposals:
            form.add_error(None, _too_many(request))
        else:
            name = {"name": request.us.their_name}
            messages.success(request, _("Proposed. It begins once %(name)s says yes too.") % name)
            return redirect("rituals:ritual", ritual.pk)
    return render_form(request, "rituals/core/form.html", context)


@require_safe
def ritual(request: SignedInRequest, ritual_id: UUID) -> HttpResponse:
    """One ritual: what it is, when it is next, who said yes."""
    found = access.ritual_for(request.viewer, ritual_id)
    return render(request, "rituals/core/ritual.html", _context(request, found))


def _context(request: SignedInRequest, ritual: Ritual) -> dict[str, object]:
    us, day = request.us, today(ZoneInfo(ritual.zone))
    changes, agreed = queries.standing_changes(ritual), queries.agreed(ritual)
    ahead = [] if ritual.rested_at else occasions.between(ritual, changes, day, day + AHEAD)
    if not ahead and not ritual.rested_at and (coming := occasions.next_of(ritual, changes, day)):
        ahead = [coming]
    ahead = [] if ritual.ended_at else ahead[:SHOWN]
    over = set(ritual.gatherings.exclude(outcome="").filter(occurrence__gte=day).values_list("occurrence", flat=True))
    shown = {each.occurrence for each in ahead} | over
    return {
        "ritual": ritual,
        "rhythm": ritual_text.rhythm_words(ritual, us.zone),
        "length": dict(choices.LENGTHS).get(ritual.minutes, ""),
        "writer": us.face(ritual.worded_by_id),
        "agreed": [face for face in us.faces if face.id in agreed],
        "i_agreed": us.me.id in agreed,
        "ahead": [(each, ritual_text.occasion_words(each, ritual, us.zone)) for each in ahead],
        "day": day,
        "over": over,
        "away": [each for each in changes if each.occurrence >= day and each.occurrence not in shown],
        "by": us.face(ritual.ended_by_id or ritual.rested_by_id),
        "change": _change_of(request, ritual),
        "changed_by": us.face(ritual.proposed_by_id),
    }


def _change_of(request: SignedInRequest, ritual: Ritual) -> list[str]:
    """What one of them would have otherwise, a line each."""
    change = ritual.proposed
    lines = _lines(change, request) if change else []
    return [line for line, was in zip(lines, _lines(ritual, request), strict=False) if line != was]


def _lines(ritual: Ritual, request: SignedInRequest) -> list[str]:
    """What both say yes to, to be read."""
    length = str(dict(choices.LENGTHS).get(ritual.minutes, ""))
    begin = _("From %(day)s on.") % {"day": date_format(ritual.first_on, "DATE_FORMAT")}
    return [ritual.name, ritual_text.rhythm_words(ritual, request.us.zone), begin, length, ritual.words]


@require_http_methods(["GET", "POST"])
def ritual_edit(request: SignedInRequest, ritual_id: UUID) -> HttpResponse:
    """Change it; when the other changed it meanwhile, both versions are shown."""
    found = access.ritual_for(request.viewer, ritual_id)
    if found.ended_at is not None:
        return redirect("rituals:ritual", found.pk)
    zone, name = request.us.zone, {"name": request.us.their_name}
    if found.proposed_by_id not in {None, request.viewer.person_id} and request.method != "POST":
        messages.info(request, _("%(name)s would like to change it. Answer that first.") % name)
        return redirect("rituals:ritual", found.pk)
    form = forms.RitualForm(posted(request), today=today(zone), zone=zone, ritual=found.proposed or found)
    edit = EditAttempt(form)
    context = {"form": form, "ritual": found, "examples": choices.EXAMPLES, "theirs": []}
    if request.method == "POST" and form.is_valid():
        if form.is_new_to_them:
            return render(request, "rituals/core/form.html", context | form.show_understood())
        with edit:
            changed = actions.update(found, form.ritual_data, version=form.cleaned_data["version"] or 0)
            asked = _("Saved. %(name)s is asked for a yes to it.") % name
            is_asked = changed.version != found.version and (changed.proposed_by_id or not changed.active_since)
            messages.success(request, asked if is_asked else _("Saved."))
            return redirect("rituals:ritual", found.pk)
    if edit.theirs:
        newer = access.ritual_for(request.viewer, ritual_id)
        if newer.proposed_by_id not in {None, request.viewer.person_id}:
            form.add_error(None, _("%(name)s would like to change it. Answer that first.") % name)
        context["theirs"] = _lines(newer.proposed or newer, request)
    return render_form(request, "rituals/core/form.html", context)


@require_POST
def ritual_act(request: SignedInRequest, ritual_id: UUID, act: str) -> HttpResponse:
    """Say yes or take it back; let it rest, take it up again, end it."""
    found = access.ritual_for(request.viewer, ritual_id)
    match act:
        case "yes":
            _say_yes(request, found)
        case "withdraw":
            choosing.withdraw_yes(found)
            messages.success(request, _("Taken back."))
        case "accept":
            _accept_change(request, found)
        case "decline":
            choosing.leave_as_it_was(found)
            messages.success(request, _("It stays as it was."))
        case "rest":
            actions.rest(found)
            messages.success(request, _("It rests now. Everything stays, and reminders stop."))
        case "resume":
            _resume(request, found)
        case "end":
            actions.end(found)
            messages.success(request, _("Ended. What you did and wrote stays."))
    return redirect("rituals:ritual", found.pk)


def _resume(request: SignedInRequest, ritual: Ritual) -> None:
    try:
        resumed = actions.resume(ritual)
    except actions.TooManyProposals:
        messages.error(request, _too_many(request))
        return
    if resumed.state == "proposed":
        name = {"name": request.us.their_name}
        messages.success(request, _("It begins again once %(name)s says yes too.") % name)


def _too_many(request: SignedInRequest) -> str:
    sentence = _("%(n)d of your rituals wait for %(name)s’s yes. Wait for an answer to some, or end one of them first.")
    return sentence % {"n": actions.MOST_WAITING, "name": request.us.their_name}


def _read_version(request: SignedInRequest) -> int:
    """A yes is to what stood on the page that it was said on."""
    read = request.POST.get("version", "")
    return int(read) if read.isascii() and read.isdigit() and len(read) < 8 else 0  # noqa: PLR2004 - enough for anybody


def _say_yes(request: SignedInRequest, ritual: Ritual) -> None:
    try:
        agreed = choosing.say_yes(ritual, version=_read_version(request))
    except EditConflict:
        messages.error(request, _("It was changed meanwhile. Have a look at it as it is now."))
        return
    if agreed.state == "active":
        messages.success(request, _("You both said yes. It begins."))


def _accept_change(request: SignedInRequest, ritual: Ritual) -> None:
    try:
        accepted = choosing.accept_change(ritual, version=_read_version(request))
    except EditConflict:
        messages.error(request, _("It was changed meanwhile. Have a look at it as it is now."))
        return
    if accepted.version != ritual.version:
        messages.success(request, _("You both said yes. That is how it is from now on."))
