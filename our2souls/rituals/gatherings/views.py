"""The page of a gathering, and what is done on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from our2souls.delivery.registry import agenda
from our2souls.intentions.core import queries as intention_queries
from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.rituals.core import access as ritual_access
from our2souls.rituals.core import occasions
from our2souls.rituals.core import queries as ritual_queries
from our2souls.rituals.core import text as ritual_text
from our2souls.rituals.gatherings import access, actions, forms, queries
from our2souls.rituals.gatherings import text as gathering_text
from our2souls.rituals.gatherings.models import Gathering
from our2souls.ui.form.responses import first_error

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@require_safe
def gathering_now(request: SignedInRequest, ritual_id: UUID) -> HttpResponse:
    """To the gathering that is due: the latest time that has come and is not over, else the next one.

    What nobody has said anything of for a week is left behind, as is an earlier one when the next is near.
    """
    ritual = ritual_access.ritual_for(request.viewer, ritual_id)
    if ritual.active_since is None:
        return redirect("rituals:ritual", ritual.pk)
    changes, day = ritual_queries.standing_changes(ritual), today(ZoneInfo(ritual.zone))
    due, coming = occasions.last_of(ritual, changes, day), occasions.next_of(ritual, changes, day + A_DAY)
    if (due is not None and queries.is_before_yes(ritual, due)) or (
        coming is not None
        and (due is None or _is_behind(due.on, coming.on, day) or ritual_queries.is_over(ritual, due.occurrence))
    ):
        due = coming
    if due is None:
        return redirect("rituals:ritual", ritual.pk)
    return redirect("rituals:gathering", ritual.pk, due.occurrence)


def _is_behind(due: date, coming: date, day: date) -> bool:
    return due < day and (coming - day <= A_DAY or day - due > A_WEEK)


@require_safe
def occasion_moved(request: SignedInRequest, change_id: UUID) -> HttpResponse:
    """From what was told of one time to its gathering; to the ritual where the rule has no such time any more."""
    change = ritual_access.change_for(request.viewer, change_id)
    try:
        access.gathering_for(request.viewer, change.ritual_id, change.occurrence)
    except Http404:
        return redirect("rituals:ritual", change.ritual_id)
    return redirect("rituals:gathering", change.ritual_id, change.occurrence)


@require_safe
def gathering(request: SignedInRequest, ritual_id: UUID, day: date) -> HttpResponse:
    """One time of a ritual: who speaks first, what there is to talk about, notes, and one thing at the end."""
    found = access.gathering_for(request.viewer, ritual_id, day)
    return _page(request, found)


def _context(request: SignedInRequest, gathering: Gathering, **sent: Any) -> dict[str, object]:
    us, ritual = request.us, gathering.ritual
    occasion = occasions.at(ritual, ritual_queries.standing_changes(ritual), gathering.occurrence)
    when = occasion or occasions.Occasion(gathering.occurrence, ritual.hour, gathering.occurrence)
    last, speaker_id = queries.last_and_speaker(gathering, request.viewer)
    speaker = us.face(speaker_id)
    parts = [] if gathering.outcome else queries.agenda_of(gathering)
    notes = queries.notes_of(gathering, request.GET.get("before", ""))
    return {
        "gathering": gathering,
        "ritual": ritual,
        "when": ritual_text.occasion_words(when, ritual, us.zone),
        "is_left_out": occasion is None and not gathering.outcome,
        "has_come": when.on <= today(ZoneInfo(ritual.zone)),
        "speaker": speaker,
        "last": last if last and last.one_thing else None,
        "last_by": us.face(last.one_thing_by_id) if last else None,
        "parts": [(gathering_text.kind_of(part.kind), part) for part in parts],
        "notes": [(note, us.face(note.person_id)) for note in notes.rows],
        "earlier_notes": notes.following,
        "is_later": "before" in request.GET,
        "writer": us.face(gathering.one_thing_by_id),
        "is_my_promise": gathering.commitment is not None and gathering.commitment.person_id == us.me.id,
        "promised": gathering.commitment_id is not None,
        "theirs": gathering.one_thing if gathering.one_thing_by_id not in {None, us.me.id} else "",
        "note_form": forms.GatheringNoteForm(auto_id="note_%s"),
        "keep_form": None if gathering.outcome else _keep_form(None, gathering, us.me.id),
        **sent,
    }


def _keep_form(data: Any, gathering: Gathering, me: UUID) -> forms.KeepForm:
    """With what they wrote before; without a promise where one was made, unless it was sent with one."""
    initial = {"one_thing": gathering.one_thing if gathering.one_thing_by_id == me else ""}
    offers = data is not None or gathering.commitment_id is None
    return forms.KeepForm(data, intentions=intention_queries.going_on() if offers else [], initial=initial)


@require_POST
def gathering_note(request: SignedInRequest, ritual_id: UUID, day: date) -> HttpResponse:
    """Write a few words down."""
    found = access.gathering_for(request.viewer, ritual_id, day)
    form = forms.GatheringNoteForm(posted(request), auto_id="note_%s")
    if not form.is_valid():
        return _refused(request, found, note_form=form)
    actions.write_note(found, form.cleaned_data["words"])
    return _back(found, "#h-notes")


@require_POST
def gathering_note_remove(request: SignedInRequest, ritual_id: UUID, day: date, note_id: UUID) -> HttpResponse:
    """Take a note of one's own out."""
    note = access.own_note_for(request.viewer, ritual_id, day, note_id)
    actions.remove_note(note)
    messages.success(request, _("Taken out."))
    return redirect("rituals:gathering", ritual_id, day)


@require_POST
def gathering_tick(request: SignedInRequest, ritual_id: UUID, day: date, kind: str, about: UUID) -> HttpResponse:
    """Say that something on the agenda was talked about, or that it was not."""
    found = access.gathering_for(request.viewer, ritual_id, day)
    if kind not in agenda.kinds_for(queries.MOMENT):
        raise Http404
    if "off" in request.POST:
        actions.untick(found, kind, about)
    elif any(item.about == about for item in dict(agenda.waiting_for(queries.MOMENT)).get(kind, ())):
        actions.tick(found, kind, about)  # what does not wait, or does not any more, is nothing to tick
    return _back(found, f"#a-{about}")


@require_POST
def gathering_act(request: SignedInRequest, ritual_id: UUID, day: date, act: str) -> HttpResponse:
    """End it, with one thing or without; say that it didn't happen; open it again."""
    found = access.gathering_for(request.viewer, ritual_id, day)
    match act:
        case "keep":
            form = _keep_form(posted(request), found, request.us.me.id)
            if not form.is_valid():
                return _refused(request, found, keep_form=form)
            if refused := _keep(request, found, form):
                return refused
        case "missed":
            with _once_it_has_come(request):
                actions.mark_missed(found)
                messages.success(request, _("That’s fine. There is a next time."))
        case "reopen":
            actions.reopen(found)
    return _back(found)


def _keep(request: SignedInRequest, gathering: Gathering, form: forms.KeepForm) -> HttpResponse | None:
    """What they typed is kept, or the page again with it."""
    words = form.cleaned_data["one_thing"]
    with _once_it_has_come(request):
        had_promise, was_over = gathering.commitment_id, bool(gathering.outcome)
        try:
            ended = actions.keep(gathering, one_thing=words, intention=form.chosen)
        except actions.PromisedAlready:
            form.add_error("intention", _("A promise came out of this time already. Choose only to remember yours."))
            return _refused(request, gathering, keep_form=form)
        except actions.OverAlready:
            note = forms.GatheringNoteForm({"words": words}, auto_id="note_%s")
            messages.error(
                request, _("It is over already, and yours is not there yet. Write it down as a note, or open it again.")
            )
            newer = access.gathering_for(request.viewer, gathering.ritual_id, gathering.occurrence)
            return _page(request, newer, 409, note_form=note)
        if was_over:
            messages.info(request, _("It is noted already. Nothing of it was changed."))
        elif ended.commitment_id and ended.commitment_id != had_promise:
            messages.success(request, _("A good one. Your commitment is with what you both chose."))
        elif words and words != ended.one_thing:
            sentence = _("A good one. What %(name)s takes along stays, and yours is with the notes.")
            messages.success(request, sentence % {"name": request.us.their_name})
        else:
            messages.success(request, _("A good one. Until next time."))
    return None


@contextmanager
def _once_it_has_come(request: SignedInRequest) -> Iterator[None]:
    try:
        yield
    except actions.NotYet:
        messages.error(request, _("This time has not come yet."))


def _refused(request: SignedInRequest, gathering: Gathering, **sent: Any) -> HttpResponse:
    messages.error(request, first_error(next(iter(sent.values()))))
    return _page(request, gathering, 422, **sent)


def _page(request: SignedInRequest, gathering: Gathering, status: int = 200, **sent: Any) -> HttpResponse:
    return render(request, "rituals/gatherings/gathering.html", _context(request, gathering, **sent), status=status)


def _back(gathering: Gathering, fragment: str = "") -> HttpResponse:
    return redirect(reverse("rituals:gathering", args=[gathering.ritual_id, gathering.occurrence]) + fragment)


@require_safe
def gatherings(request: SignedInRequest, ritual_id: UUID) -> HttpResponse:
    """The past gatherings of a ritual, latest first, whether or not anybody said what became of them."""
    ritual = ritual_access.ritual_for(request.viewer, ritual_id)
    changes = ritual_queries.standing_changes(ritual)
    page = queries.over(ritual, changes, request.GET.get("before", ""))
    left_out = {each.occurrence for each in changes if each.to_day is None}
    context = {"ritual": ritual, "page": page, "left_out": left_out}
    return render(request, "rituals/gatherings/gatherings.html", context)
